"""How long the dashboard takes over 100,000 dossiers: the page, each chart and each table as the browser gets
them; all counted by SQL at the moment of asking.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

from history import DOSSIERS, NOW, fill, get, line
from sqlalchemy import text

from whowrites.app import create_app
from whowrites.lab.world import Lab
from whowrites.store import Store
from whowrites.vetting import Vetting

BODY = (
    '{"findings":[{"code":"domain_young","kind":"risk","source":"rdap","check":"registration"},'
    '{"code":"website_unknown","kind":"unknown","source":"site","check":"website"}],"claims":[]}'
)
PARTS = ("levels.svg", "decisions.svg", "features.svg", "sources.svg", "outcomes.csv", "reasons.csv")


def lines() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, Lab() as lab:
        store = Store.open(Path(folder), lambda: NOW)
        fill(store, DOSSIERS)
        with store._database.write() as connection:
            connection.execute(text("INSERT INTO facts SELECT id, :body FROM dossiers"), {"body": BODY})
        vetting = Vetting(lab.internet, store)
        app = create_app(
            vetting=vetting, store=store, port=8737, clock=lambda: NOW, extension_dir=Path(folder)
        )
        client = app.test_client()
        client.set_cookie("whowrites_8737", store.browsers.new_session(), domain="127.0.0.1")
        get(client, "/dashboard")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for kind in ("all", "quarter", "month"):
            yield line(f"{DOSSIERS:,} dossiers, {kind}", client, f"/dashboard?range={kind}")
        for part in PARTS:
            yield line(part, client, f"/dashboard/{part}")
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        yield f"peak of memory over all of it: {grown:.1f} MB above that of the first page"
        vetting.close()
        store.close()
