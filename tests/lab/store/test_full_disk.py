"""A disk that is full: the answer says so, reading goes on, and all is written when there is room again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="only POSIX limits the size of files")

CODE = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from whowrites.model import Facts, Finding, Kind, Level, Reach
from whowrites.store import HistoryQuery, Store

clock = lambda: datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
store = Store.open(Path(sys.argv[1]), clock, exclusive=True)

def save(number, size):
    finding = Finding("mail_none", Kind.RISK, "domain", "dns", clock(), {}, "x" * size)
    address = f"user{number}@firm.example"
    return "" != store.dossiers.save(
        Facts(store.dossiers.new_id(), address, (finding,), (), clock(), True, Reach.PASSIVE), Level.LOW, 1.0)

assert all(save(number, 100) for number in range(20)) and store.saved
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, limits[1]))
answers = [save(number, 20_000) for number in range(20, 160)]
assert not answers[-1] and not store.saved, answers
written = 20 + answers.count(True)  # a checkpoint of the log may make room once more
assert 22 < written < 160
assert len(store.dossiers.facts([f"user{number}@firm.example" for number in range(160)])) == 160
assert written <= store.dossiers.search(HistoryQuery()).total < 160
session = store.browsers.new_session()
assert store.browsers.session(session)
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
assert save(1000, 100) and store.saved
assert store.dossiers.search(HistoryQuery()).total == 161
store.close()
print("kept all")
"""


def test_nothing_is_lost_when_there_is_room_again(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path / "data")], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("kept all\n", "")
