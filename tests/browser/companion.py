"""A running companion on the lab's internet, in this process: the real application on a real socket."""

from __future__ import annotations

import sqlite3
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, request

from quick_start import share_templates
from whowrites.app import create_app
from whowrites.lab.world import Lab
from whowrites.records import Contact
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now
from whowrites.web.entrance import write_redirect
from whowrites.web.serve import Server, listen


@dataclass(frozen=True)
class Exchange:
    """One request that reached the companion, and how it was answered. `headers`: names in lower case.

    `body` is what it carried, if it was read.
    """

    method: str
    path: str
    headers: dict[str, str]
    status: int
    body: str = ""


class Companion:
    """`start` and `stop` as often as wanted: the port and the data stay. `exchanges` holds every request."""

    app: Flask

    def __init__(self, lab: Lab, data_dir: Path, extension: Path) -> None:
        self.lab = lab
        self.port = 0
        self.data_dir = data_dir
        self.exchanges: list[Exchange] = []
        self._held: dict[str, float] = {}
        self._gates: dict[str, threading.Event] = {}
        self._extension = extension
        self._server: Server | None = None

    def start(self) -> None:
        self.store = Store.open(self.data_dir, utc_now, exclusive=True)
        listening = listen(self.port)
        self.port = listening.getsockname()[1]
        self.store.contacts.add(
            [
                Contact(mail.address, mail.name, "import", utc_now())
                for firm in self.lab.companies
                if firm.known_contact
                for mail in firm.mail
            ]
        )
        self._vetting = Vetting(self.lab.internet, self.store)
        self.app = create_app(
            vetting=self._vetting,
            store=self.store,
            port=self.port,
            clock=utc_now,
            extension_dir=self._extension,
        )
        share_templates(self.app)
        self.app.after_request(self._note)
        self._server = Server(self.app, listening)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        self._wait()

    def start_anew(self, data_dir: Path) -> None:
        """On the same port, as if nothing had ever happened."""
        self.stop()
        self.data_dir = data_dir
        self.exchanges.clear()
        self._held.clear()
        self._gates.clear()
        self.start()

    def stop(self) -> None:
        if self._server is None:
            return
        self._server.stop()
        self._thread.join()
        self._vetting.close()
        self.store.close()
        self._server = None

    def entrance(self) -> str:
        """A file URL that leads into the owner's session, as the companion opens it at its start."""
        return write_redirect(self.store, self.data_dir, self.port).as_uri()

    def hold(self, path: str, seconds: float) -> None:
        """Answers to this path come so much later."""
        self._held[path] = seconds

    @contextmanager
    def holding(self, path: str) -> Iterator[None]:
        """No answer to this path comes before the end of the block."""
        self._gates[path] = gate = threading.Event()
        try:
            yield
        finally:
            gate.set()

    def _note(self, response: Response) -> Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.exchanges.append(
            Exchange(
                request.method,
                request.full_path.rstrip("?"),
                headers,
                response.status_code,
                request.get_data(as_text=True),
            )
        )
        time.sleep(self._held.get(request.path, 0.0))
        if request.path in self._gates:
            self._gates[request.path].wait()
        return response

    def _wait(self) -> None:
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the companion does not answer")


def all_written(companion: Companion) -> set[str]:
    """Everybody whom the companion has noticed to be written to."""
    connection = sqlite3.connect(f"file:{companion.data_dir / 'whowrites.sqlite3'}?mode=ro", uri=True)
    try:
        return {address for (address,) in connection.execute("SELECT address FROM written")}
    finally:
        connection.close()
