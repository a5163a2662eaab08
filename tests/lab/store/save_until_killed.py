"""Saves one dossier after another and prints each address once `save` has said that it is kept. Ends when
it is killed.

Argument: the data directory. Run as a companion: with the lock, the check and the backups.
"""

from __future__ import annotations

import itertools
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from whowrites.model import Facts, Finding, Kind, Level, Reach, Subject
from whowrites.store import Store


def main(data_dir: Path) -> None:
    def clock() -> datetime:
        return datetime.now(UTC).replace(microsecond=0)

    store = Store.open(data_dir, clock, exclusive=True)
    store.announce(8737)
    for number in itertools.count():
        if number == 1:  # the check at the start is over, and what the first save loads is loaded
            print("ready", flush=True)
        address = f"user{number}.{os.getpid()}@firm{number % 7}.example"
        finding = Finding("mail_none", Kind.RISK, "domain", "dns", clock(), {}, "x" * (number * 37 % 3000))
        facts = Facts(store.dossiers.new_id(), address, (finding,), (), clock(), True, Reach.PASSIVE)
        if store.dossiers.save(facts, Level.LOW, 1.0) and number:
            print(address, flush=True)
        store.dossiers.sight([(facts.id, Subject(address, f"Name {number}"), Level.LOW)], clock())


main(Path(sys.argv[1]))
