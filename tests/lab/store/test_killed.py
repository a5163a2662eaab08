"""What was said to be saved survives a killed process; what was half done is not there at all."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites.store import HistoryQuery, Store, running
from whowrites.store.database import sound
from whowrites.store.migrate import SCRIPTS
from whowrites.store.place import DATABASE

SAVER = Path(__file__).with_name("save_until_killed.py")


def clock() -> datetime:
    return datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def killed(arguments: list[str], ready: bytes, when: Callable[[], float]) -> list[str]:
    """Start Python with these arguments, kill it some seconds after it has printed `ready`; whole lines
    that it printed.
    """
    # Without a buffer: what stood in it behind the first line, `communicate` would not see.
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, bufsize=0)
    assert process.stdout is not None
    assert process.stdout.readline() == ready
    time.sleep(when())
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate(timeout=10)
    assert process.returncode == -signal.SIGKILL
    return [line.decode() for line in said.split(b"\n")[:-1]]


def test_ten_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    dice = random.Random(20261123)
    kept: list[str] = []
    for _ in range(10):
        kept += killed([str(SAVER), str(tmp_path)], b"ready\n", lambda: dice.uniform(0.01, 0.4))
        assert running(tmp_path) is None, "the lock died with its holder"
        assert sound(tmp_path / DATABASE)
    store = Store.open(tmp_path, clock)
    assert store.notices == ()
    assert set(store.dossiers.facts(kept)) == set(kept)
    total = store.dossiers.search(HistoryQuery()).total
    # The first of each run is not printed; of each kill at most one more was written and not yet said.
    assert len(kept) + 10 <= total <= len(kept) + 20
    assert len(kept) > 10
    store.close()


MIGRATION = """
import time
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.execute("CREATE TABLE shelves (name TEXT)")
    with op.batch_alter_table("dossiers", recreate="always") as batch:
        batch.add_column(sa.Column("keeper", sa.Text))
    print("half way", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of revision 0001 with dossiers in it, and beside it scripts with a second revision that
    takes its time.
    """
    killed([str(SAVER), str(tmp_path / "data")], b"ready\n", lambda: 0.3)
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    (scripts / "v0001.py").write_text((SCRIPTS / "v0001.py").read_text())
    (scripts / "v0002.py").write_text(MIGRATION)
    return tmp_path / "data" / DATABASE


def state(path: Path) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute(
            "SELECT address FROM dossiers UNION ALL SELECT dossier_id FROM facts ORDER BY 1"
        ).fetchall()
        return db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall(), rows


def test_a_migration_that_is_killed_half_way_leaves_the_old_database(old: Path) -> None:
    before = state(old)
    code = (
        "import pathlib, sys; from whowrites.store.migrate import migrate;"
        "migrate(pathlib.Path(sys.argv[1]), '0001', pathlib.Path(sys.argv[2]))"
    )
    killed(["-c", code, str(old), str(old.parents[1] / "scripts")], b"half way\n", lambda: 0.0)
    assert state(old) == before
    assert len(before[1]) > 2
    assert sound(old)
    Store.open(old.parent, clock).close()
