"""The first migration is frozen: databases of users stand on these very words."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy

from whowrites.store.migrate import BASE, SCRIPTS, migrate
from whowrites.store.place import create_private

FROZEN = "87e28cbfca7d3779946be3f442afb32fc4d3a72ec5ab895133c1394a84926c6a"


def test_its_words_have_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "db"
    create_private(path)
    first = tmp_path / "first"
    first.mkdir()
    copy(SCRIPTS / "v0001.py", first)
    migrate(path, BASE, first)
    with closing(sqlite3.connect(path)) as db:
        words = db.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'alembic_version'"
            " ORDER BY type, name"
        )
        text = "\n".join(" ".join(row[0].split()) for row in words)
    assert "CREATE TABLE dossiers" in text
    assert hashlib.sha256(text.encode()).hexdigest() == FROZEN, "add a new revision; never edit an old one"
