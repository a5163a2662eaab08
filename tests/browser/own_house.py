"""A served companion whose pages are looked at in a browser, without an extension."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page

from whowrites.app import create_app
from whowrites.net.internet import Internet
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now
from whowrites.web.entrance import write_redirect
from whowrites.web.serve import Server, listen
from whowrites.web.settings_parts import PARTS


@dataclass
class House:
    """A served companion with two dossiers, one of them of a sender who writes markup wherever he can."""

    store: Store
    port: int
    data_dir: Path
    vetting: Vetting
    app: Flask = field(init=False)
    vet_list: str = ""
    dossiers: list[str] = field(default_factory=list)

    def enter(self, page: Page) -> None:
        page.goto(write_redirect(self.store, self.data_dir, self.port).as_uri())
        page.wait_for_url(f"http://127.0.0.1:{self.port}/")

    def paths(self) -> list[str]:
        return [
            "/",
            "/pair",
            "/history",
            "/history?level=medium&free=1&changed=2026-01-01",
            "/history/companies",
            "/history/merged",
            "/changes",
            f"/vet/list/{self.vet_list}",
            "/vet",
            *(path for _, path in PARTS),
            "/settings/weights",
            "/settings/steps",
            "/dashboard",
            "/dashboard?range=month",
            "/export",
            "/export/columns?layout=zoho",
            "/import",
            *(f"/dossier/{dossier}" for dossier in self.dossiers),
        ]


@contextmanager
def served(data_dir: Path, extension_dir: Path) -> Iterator[House]:
    """A house on a new store; nobody outside can be asked."""
    store = Store.open(data_dir, utc_now)
    vetting = Vetting(Internet(nameservers=(("127.0.0.1", 9),)), store)
    listening = listen(0)
    made = House(store, listening.getsockname()[1], data_dir, vetting)
    made.app = create_app(
        vetting=vetting, store=store, port=made.port, clock=utc_now, extension_dir=extension_dir
    )
    server = Server(made.app, listening)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield made
    finally:
        server.stop()
        thread.join(6)
        vetting.close()
        store.close()
