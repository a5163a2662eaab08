"""What a long past costs: the 100 senders of `stored`, asked of a companion with 5,000 contacts, 2,000 people
written to and 20,000 sightings (mark: 15 ms of server CPU), and the first answer after a mail was sent."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from stored import ORIGIN, ROUNDS, SENDERS, TOKEN, post

from whowrites.cli import World
from whowrites.lab.world import Lab
from whowrites.model import Facts, Level, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import utc_now
from whowrites.wiring import Companion

CONTACTS, WRITTEN, SIGHTINGS = 5_000, 2_000, 20_000


def lines() -> Iterator[str]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Lab() as lab,
        Companion.open(World(lab.internet), Path(folder), 0) as companion,
    ):
        fill(companion.store)
        domains = [
            firm.domain
            for firm in lab.companies
            if firm.domain and firm.mail and firm.zone.state != "servfail"
        ]
        addresses = [f"person{n}@{domains[n % len(domains)]}" for n in range(SENDERS)]
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda one: companion.vetting.finish(Subject(one), Reach.PASSIVE), addresses))
        companion.store.browsers.pair(ORIGIN, TOKEN, "key", "bench")
        plain = [{"ref": str(n), "address": one, "name": "Ana Lima"} for n, one in enumerate(addresses)]
        answering = [{**one, "reply_to": f"desk{n}@answers{n % 9}.example"} for n, one in enumerate(plain)]
        body = {"senders": plain, "reach": "local", "lang": "en"}
        elsewhere = {**body, "senders": answering}
        client = companion.app.test_client()
        for asked in (body, elsewhere, body, elsewhere):
            post(client, companion.port, asked)
        stored, anew = [], []
        for _ in range(ROUNDS):
            began = time.thread_time()
            post(client, companion.port, body)
            stored.append((time.thread_time() - began) * 1000)
        for n in range(5):
            companion.store.written.note([(f"new{n}@customer.example", "New")])
            began = time.thread_time()
            post(client, companion.port, elsewhere)
            anew.append((time.thread_time() - began) * 1000)
        yield (
            f"stored, {SENDERS} in one request, with {CONTACTS:,} contacts and {SIGHTINGS:,} sightings: "
            f"{statistics.median(stored):.1f} ms of CPU (best {min(stored):.1f}; mark 15)"
        )
        middle = statistics.median(anew)
        yield f"answers that go elsewhere, all judged anew after a mail was sent: {middle:.1f} ms of CPU"


def fill(store: Store) -> None:
    """Contacts, people written to, and senders with their sightings, a tenth of them answering elsewhere."""
    store.imports.add(
        "book.csv", "csv", [(f"c{n}@customer{n % 900}.example", f"Customer {n}") for n in range(CONTACTS)]
    )
    store.written.note((f"w{n}@partner{n % 700}.example", f"Partner {n}") for n in range(WRITTEN))
    now = utc_now() - timedelta(days=40)
    for start in range(0, SIGHTINGS, 1_000):
        seen = []
        for n in range(start, start + 1_000):
            address = f"s{n}@sender{n % 3_000}.example"
            facts = Facts(store.dossiers.new_id(), address, (), (), now, True, Reach.LOCAL)
            store.dossiers.save(facts, Level.LOW, 0.0)
            reply_to = f"desk{n % 40}@answers{n % 9}.example" if n % 10 == 0 else ""
            seen.append((facts.id, Subject(address, f"Sender {n}", reply_to, "list"), Level.LOW))
        store.dossiers.sight(seen, now)
