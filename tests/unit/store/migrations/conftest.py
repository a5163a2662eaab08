"""A database as the first release left it."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from whowrites.store.migrate import BASE, SCRIPTS, migrate
from whowrites.store.place import create_private


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Revision 0001, without a row."""
    first = tmp_path / "first"
    first.mkdir()
    copy(SCRIPTS / "v0001.py", first)
    path = tmp_path / "old.sqlite3"
    create_private(path)
    migrate(path, BASE, first)
    return path
