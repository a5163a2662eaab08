"""The second migration: a database of the first comes through it with every row."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from whowrites.store.database import Database, connect, sound
from whowrites.store.migrate import migrate
from whowrites.store.place import create_private
from whowrites.store.schema import create


def test_rows_of_the_first_revision_are_kept(old: Path) -> None:
    with closing(connect(old)) as db:
        db.execute(
            "INSERT INTO dossiers VALUES ('d1', 'a@b.example', 'b.example', 'Ann', '2026-01-01T00:00:00Z',"
            " NULL, NULL, 'local', 1, 0, 0, 0.0, 0, 1, 'a@b.example')"
        )
        db.execute("INSERT INTO notes VALUES (1, 'd1', 'met in Canton', '2026-01-02T00:00:00Z')")
        db.execute("INSERT INTO decisions VALUES (1, 'd1', 'proceed', '2026-01-03T00:00:00Z')")
    migrate(old, "0001")
    with closing(sqlite3.connect(old)) as db:
        kept = db.execute("SELECT id, address, name FROM dossiers").fetchall()
        assert kept == [("d1", "a@b.example", "Ann")]
        assert db.execute("SELECT text FROM notes").fetchall() == [("met in Canton",)]
        assert db.execute("SELECT verdict FROM decisions").fetchall() == [("proceed",)]
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]


MANY = 700
ODD = (
    "",
    "李娜 \U0001f9f5 שלום",
    "a\x00b",
    "'; DROP TABLE dossiers; --",
    "x" * 9_000,
    "{}",
    "NULL",
    "e\u0301",
)
"""Texts that a migration could trip over."""


@pytest.fixture
def filled(old: Path) -> Path:
    """A database of the first revision with many rows in every table, odd values among them."""
    with closing(connect(old)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables.sort(key=lambda name: name != "dossiers")  # the parents first
        db.execute("BEGIN")
        for table in tables:
            if table != "alembic_version":
                _fill(db, table)
        db.execute("COMMIT")
    return old


def _fill(db: sqlite3.Connection, table: str) -> None:
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    for number in range(MANY):
        values = [_value(table, name, kind.upper(), must, number) for _, name, kind, must, _, _ in columns]
        db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def _value(table: str, name: str, kind: str, must: int, number: int) -> object:
    odd = ODD[number % len(ODD)]
    if name == "dossier_id":
        return f"{number:032x}"
    if name == "id" and "INT" not in kind:
        return f"{number:032x}"
    if name == "address":
        return f"p{number}@firm-{number % 50}.example"
    if name == "domain":
        return f"firm-{number % 50}.example"
    if name == "body":
        return '{"findings": [], "claims": [], "switches": []}'
    if name in ("auth", "value") and table in ("sightings", "settings", "lookups"):
        return "{}" if must or number % 2 else None
    if name.endswith(("at", "_seen", "until")) or name == "since":
        return None if not must and number % 3 == 0 else f"2026-01-{number % 28 + 1:02d}T00:00:00Z"
    if name == "reach":
        return "passive"
    if "INT" in kind or "BOOL" in kind:
        return number if name in ("id", "times", "seen", "version") else number % 2
    if "FLOAT" in kind:
        return number / 7
    if name in ("key", "hash", "hmac", "origin", "source"):
        return f"{number}{odd[:20]}"
    return None if not must and number % 5 == 0 else odd


def _rows(path: Path, table: str, columns: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()


def _columns(path: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in names}


def _all(path: Path, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    # "rowid" beside a single column, so that there are two to sort by.
    return {
        name: _rows(path, name, ", ".join(f'"{column}"' for column in [*told, *told][: max(2, len(told))]))
        for name, told in columns.items()
        if name != "alembic_version"
    }


def test_no_row_and_no_value_of_any_table_is_lost(filled: Path, tmp_path: Path) -> None:
    columns = _columns(filled)
    before = _all(filled, columns)
    assert all(len(rows) == MANY for rows in before.values())
    assert len(before) >= 12
    migrate(filled, "0001")
    after = _all(filled, columns)
    for name, rows in before.items():
        assert after[name] == rows, name
    fresh = tmp_path / "fresh.sqlite3"
    create_private(fresh)
    database = Database(fresh)
    with database.write() as connection:
        create(connection)
    database.close()
    assert _columns(filled) == _columns(fresh)
    assert _schema(filled) == _schema(fresh)
    assert sound(filled)


def _schema(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


KILLED_IN_THE_MIDDLE = """
import sys, time
from pathlib import Path
from whowrites.store import migrate
def stopped():
    print("half way", flush=True)
    time.sleep(60)
path = Path(sys.argv[1])
migrate._check_parents = lambda connection: stopped()
migrate.migrate(path, "0001")
"""


def test_a_process_that_is_killed_in_the_middle_leaves_the_old_database(filled: Path) -> None:
    columns, schema = _columns(filled), _schema(filled)
    before = _all(filled, columns)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(filled)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "half way\n", "all is changed, and nothing is committed"
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(20)
        process.stdout.close()
    time.sleep(0.05)
    assert _schema(filled) == schema
    assert _all(filled, columns) == before
    assert sound(filled)
    migrate(filled, "0001")
    assert _all(filled, columns) == before, "and the next start brings it up to date"
