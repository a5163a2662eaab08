"""The second migration: a database of the first comes through it with every row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy

from whowrites.store.database import connect
from whowrites.store.migrate import BASE, SCRIPTS, migrate
from whowrites.store.place import create_private


def test_rows_of_the_first_revision_are_kept(tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    copy(SCRIPTS / "v0001.py", first)
    path = tmp_path / "old.sqlite3"
    create_private(path)
    migrate(path, BASE, first)
    with closing(connect(path)) as db:
        db.execute(
            "INSERT INTO dossiers VALUES ('d1', 'a@b.example', 'b.example', 'Ann', '2026-01-01T00:00:00Z',"
            " NULL, NULL, 'local', 1, 0, 0, 0.0, 0, 1, 'a@b.example')"
        )
        db.execute("INSERT INTO notes VALUES (1, 'd1', 'met in Canton', '2026-01-02T00:00:00Z')")
        db.execute("INSERT INTO decisions VALUES (1, 'd1', 'proceed', '2026-01-03T00:00:00Z')")
    migrate(path, "0001")
    with closing(sqlite3.connect(path)) as db:
        kept = db.execute("SELECT id, address, name FROM dossiers").fetchall()
        assert kept == [("d1", "a@b.example", "Ann")]
        assert db.execute("SELECT text FROM notes").fetchall() == [("met in Canton",)]
        assert db.execute("SELECT verdict FROM decisions").fetchall() == [("proceed",)]
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
