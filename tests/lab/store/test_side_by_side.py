"""Several processes on one data directory: one companion, and commands beside it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites.store import HistoryQuery, Store, StoreLocked, running

SAVER = Path(__file__).with_name("save_until_killed.py")
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from whowrites.model import Facts, Level, Reach
from whowrites.store import Store
clock = lambda: datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
store = Store.open(Path(sys.argv[1]), clock)
for number in range(40):
    for local in (sys.argv[2], "same"):
        address = f"{local}{number}@firm.example"
        facts = Facts(store.dossiers.new_id(), address, (), (), clock(), True, Reach.LOCAL)
        while not store.dossiers.save(facts, Level.LOW, 1.0):
            pass  # four at once on a busy disk: one may find it taken for too long
store.close()
"""


def clock() -> datetime:
    return datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def test_four_that_begin_at_once_share_one_new_database(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "data")]
    writers = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True) for name in "abcd"]
    assert [(writer.communicate(timeout=60)[1], writer.returncode) for writer in writers] == [("", 0)] * 4
    store = Store.open(tmp_path / "data", clock)
    assert store.dossiers.search(HistoryQuery()).total == 4 * 40 + 40
    assert store.dossiers.search(HistoryQuery("same")).total == 40, "one dossier an address, whoever saves it"
    store.close()


def test_beside_a_companion_a_second_is_refused_by_name_and_a_command_works(tmp_path: Path) -> None:
    companion = subprocess.Popen([sys.executable, str(SAVER), str(tmp_path)], stdout=subprocess.PIPE)
    try:
        assert companion.stdout is not None
        assert companion.stdout.readline() == b"ready\n"
        with pytest.raises(StoreLocked, match=f"process {companion.pid}, port 8737"):
            Store.open(tmp_path, clock, exclusive=True)
        found = running(tmp_path)
        assert found is not None
        assert (found.pid, found.port) == (companion.pid, 8737)
        beside = Store.open(tmp_path, clock)
        saved = companion.stdout.readline().decode().strip()
        assert set(beside.dossiers.facts([saved])) == {saved}
        assert beside.settings.get("x") is None
        beside.settings.set("x", 1)
        assert beside.settings.get("x") == 1
        beside.close()
    finally:
        companion.kill()
        companion.communicate()
    Store.open(tmp_path, clock, exclusive=True).close()
