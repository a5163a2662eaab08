"""The data folder is deleted by our own files' names; a stranger's file keeps the folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from whowrites.store import Store, StoreLocked
from whowrites.store.leaving import delete, own_files
from whowrites.store.lock import Lock


@pytest.fixture
def lived_in(data_dir: Path, clock: Any) -> Path:
    store = Store.open(data_dir, clock, exclusive=True)
    store.checked(10)
    store.back_up()
    store.close()
    return data_dir


def test_nothing_is_left(lived_in: Path) -> None:
    assert {path.name for path in own_files(lived_in)} >= {"whowrites.sqlite3", "lock"}
    assert delete(lived_in) is False
    assert not lived_in.exists()


def test_what_is_not_ours_stays(lived_in: Path) -> None:
    (lived_in / "letter.txt").write_text("mine")
    (lived_in / "backups" / "photo.jpg").write_text("mine too")
    assert delete(lived_in) is True
    assert {path.name for path in lived_in.rglob("*") if path.is_file()} == {"letter.txt", "photo.jpg"}


def test_a_running_companion_keeps_its_files(lived_in: Path) -> None:
    lock = Lock(lived_in)
    try:
        with pytest.raises(StoreLocked):
            delete(lived_in)
    finally:
        lock.release()
    assert (lived_in / "whowrites.sqlite3").exists()
