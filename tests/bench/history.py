"""How fast the history is over 100,000 dossiers (marks: first page 100 ms, search 200 ms, memory flat): pages
as the browser gets them, each order and each filter, deep pages, companies."""

from __future__ import annotations

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import insert

from whowrites.app import create_app
from whowrites.lab.world import Lab
from whowrites.model import Level
from whowrites.store import Sort, Store
from whowrites.store.schema import dossiers, tags
from whowrites.vetting import Vetting

DOSSIERS = 100_000
ROUNDS = 5
NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
FIRMS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "恒达", "海川")
WARES = ("Valves", "Tiles", "Cable", "Pumps", "Bearings", "阀门", "电机")
PLACES = ("CN", "DE", "US", "IN", "TR", "VN", "")
FILTERS = (
    "level=high",
    "level=low&level=medium",
    "changed=2026-11-01",
    "free=1",
    "young=1",
    "decision=declined",
    "decision=none",
    "tag=fair",
    "unanswered=1",
    "free=1&unanswered=1&level=medium",
)


def lines() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, Lab() as lab:
        store = Store.open(Path(folder), lambda: NOW)
        fill(store, DOSSIERS)
        size = store.path.stat().st_size / DOSSIERS
        yield f"{DOSSIERS:,} invented dossiers, {size:,.0f} bytes each"
        vetting = Vetting(lab.internet, store)
        app = create_app(
            vetting=vetting, store=store, port=8737, clock=lambda: NOW, extension_dir=Path(folder)
        )
        client = app.test_client()
        client.set_cookie("whowrites_8737", store.browsers.new_session(), domain="127.0.0.1")
        get(client, "/history")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        yield from measured(client, store)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        yield f"peak of memory over all of it: {grown:.1f} MB above that of the first page"
        vetting.close()
        store.close()


def measured(client: FlaskClient, store: Store) -> Iterator[str]:
    """One line a page: the median and the longest of some rounds."""
    yield line("first page (mark 100)", client, "/history")
    view = store.dossiers.keep_view("valves bei")
    yield line("search of two words (mark 200)", client, f"/history?view={view}")
    yield line("search in Chinese (mark 200)", client, f"/history?view={store.dossiers.keep_view('恒达')}")
    yield line("search for nothing (mark 200)", client, f"/history?view={store.dossiers.keep_view('zz')}")
    yield line("search of all, by level", client, f"/history?view={store.dossiers.keep_view('e')}&sort=level")
    for name in FILTERS:
        yield line(f"filter {name}", client, f"/history?{name}")
        yield line(f"filter {name} by company", client, f"/history?{name}&sort=company&dir=asc")
    for sort in Sort:
        yield line(f"order {sort.value}", client, f"/history?sort={sort.value}&dir=asc")
    for sort in (Sort.CHECKED, Sort.ADDRESS, Sort.COMPANY):
        yield line(f"last page by {sort.value}", client, f"/history?sort={sort.value}&page=99999")
    yield line("500 rows", client, "/history?size=500")
    yield line("companies", client, "/history/companies")
    yield line("companies, last page", client, "/history/companies?page=99999")
    yield line("companies with high risk", client, "/history/companies?level=high")


def line(name: str, client: FlaskClient, path: str) -> str:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        get(client, path)
        times.append((time.perf_counter() - began) * 1000)
    return f"{name}: {statistics.median(times):.0f} ms (longest {max(times):.0f})"


def get(client: FlaskClient, path: str) -> str:
    answer = client.get(path, base_url="http://127.0.0.1:8737", headers={"Sec-Fetch-Site": "same-origin"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200, text
    return text


def fill(store: Store, count: int) -> None:
    """Invented dossiers, always the same ones."""
    chance = random.Random(7)
    with store._database.write() as connection:
        for start in range(0, count, 5_000):
            part = [row(n, chance) for n in range(start, min(start + 5_000, count))]
            connection.execute(insert(dossiers), part)
            connection.execute(
                insert(tags), [{"dossier_id": item["id"], "tag": "fair"} for item in part if item["need"]]
            )


def row(n: int, chance: random.Random) -> dict[str, Any]:
    free = chance.random() < 0.3
    domain = "post.example" if free else f"firm{chance.randrange(count_of_domains())}.example"
    address = f"person{n}@{domain}"
    company = "" if free else f"{chance.choice(FIRMS)} {chance.choice(WARES)} {n % 977} Ltd"
    seen = NOW - timedelta(minutes=chance.randrange(1_000_000))
    level = chance.choices(list(Level), (1, 5, 20, 10))[0]
    name = f"Person {chance.choice(FIRMS)} {n}"
    notes = "met at the fair, asks for a price list and samples. " * chance.randrange(6)
    return {
        "id": f"{n:032x}",
        "address": address,
        "domain": domain,
        "name": name,
        "first_seen": seen - timedelta(days=30),
        "checked_at": seen,
        "seen_at": seen,
        "reach": "passive",
        "complete": True,
        "level": level,
        "shown": level,
        "score": chance.random() * 9,
        "seen": chance.randrange(40),
        "version": 1,
        "search": f"{address}\n{company}\n{name}\n{'beijing' if n % 50 == 0 else 'izmir'}\n{notes}".lower(),
        "company": company,
        "country": chance.choice(PLACES),
        "tld": "example",
        "registrar": f"Registrar {n % 30}",
        "registrant_country": chance.choice(PLACES),
        "registered": (NOW - timedelta(days=chance.randrange(9_000))).date(),
        "provider": chance.choice(("Google", "Microsoft", "")),
        "free": free,
        "organisation": address if free else domain,
        "reply_elsewhere": chance.random() < 0.05,
        "changed_at": seen if chance.random() < 0.2 else None,
        "decision": chance.choices(("", "proceed", "ask", "declined"), (80, 10, 5, 5))[0],
        "decided_at": None,
        "outcome": "",
        "outcome_at": None,
        "owner": chance.choice(("", "Li Na", "Ann Lee")),
        "need": 3 if n % 40 == 0 else None,
        "impression": None,
        "watch": "",
    }


def count_of_domains() -> int:
    return DOSSIERS // 4
