"""How fast the companion answers for senders that it knows: 100 of them in one request (mark: 15 ms of
server CPU, 5,000 a second)."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from whowrites.cli import World
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.wiring import Companion

ORIGIN = "chrome-extension://" + "a" * 32
TOKEN = "bench-token"
SENDERS = 100
ROUNDS = 30


def lines() -> Iterator[str]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Lab() as lab,
        Companion.open(World(lab.internet), Path(folder), 0) as companion,
    ):
        domains = [
            firm.domain
            for firm in lab.companies
            if firm.domain and firm.mail and firm.zone.state != "servfail"
        ]
        addresses = [f"person{n}@{domains[n % len(domains)]}" for n in range(SENDERS)]
        started = time.perf_counter()
        with ThreadPoolExecutor(16) as pool:
            list(
                pool.map(lambda address: companion.vetting.finish(Subject(address), Reach.PASSIVE), addresses)
            )
        fresh = time.perf_counter() - started
        yield f"fresh dossiers, passive with RDAP, lab without delay: {SENDERS / fresh:,.0f} addresses/s"
        companion.store.browsers.pair(ORIGIN, TOKEN, "key", "bench")
        body = {
            "senders": [
                {"ref": str(n), "address": address, "name": "Ana Lima"} for n, address in enumerate(addresses)
            ],
            "reach": "passive",
            "lang": "en",
        }
        client = companion.app.test_client()
        post(client, companion.port, body)
        cpu, wall, size = [], [], 0
        for _ in range(ROUNDS):
            began_cpu, began = time.thread_time(), time.perf_counter()
            size = len(post(client, companion.port, body))
            cpu.append((time.thread_time() - began_cpu) * 1000)
            wall.append(time.perf_counter() - began)
        middle = statistics.median(wall)
        spent = f"{statistics.median(cpu):.1f} ms of CPU (best {min(cpu):.1f}; mark 15)"
        yield f"stored, {SENDERS} in one request: {spent}, {size // 1024} KB"
        yield f"stored, one thread: {SENDERS / middle:,.0f} addresses/s (mark 5,000)"
        yield f"stored against fresh: {fresh / middle:,.0f} x as fast"


def post(client: FlaskClient, port: int, body: dict[str, Any]) -> bytes:
    """One call as the extension makes it; the test client's own share is in the figure."""
    answer = client.post(
        "/api/v1/vet",
        data=json.dumps(body),
        base_url=f"http://127.0.0.1:{port}",
        headers={"Origin": ORIGIN, "Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"},
    )
    data = answer.get_data()
    assert answer.status_code == 200, data
    assert all(result["dossier"]["complete"] for result in json.loads(data)["results"])
    return data
