"""A backup put in the database's place: looked at first, and nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.store import Store, StoreError, StoreLocked, StoreNewer
from whowrites.store.lock import Lock
from whowrites.store.migrate import BASE, SCRIPTS, migrate
from whowrites.store.place import DATABASE, create_private
from whowrites.store.restoring import contents, restore


@pytest.fixture
def backup(data_dir: Path, tmp_path: Path, clock: Any, make_facts: Callable[..., Facts]) -> Path:
    """A backup with Ann; the database has Bob by now."""
    store = Store.open(data_dir, clock)
    store.dossiers.save(make_facts("ann@firm.example"), Level.LOW, 1.0)
    path = store.back_up(tmp_path / "copy.sqlite3")
    store.dossiers.save(make_facts("bob@firm.example"), Level.LOW, 1.0)
    store.close()
    return path


def addresses(data_dir: Path, clock: Any) -> set[str]:
    store = Store.open(data_dir, clock)
    try:
        return set(store.dossiers.facts(["ann@firm.example", "bob@firm.example"]))
    finally:
        store.close()


def test_it_takes_the_place_and_what_was_there_is_kept(data_dir: Path, backup: Path, clock: Any) -> None:
    assert (contents(backup).dossiers, contents(backup).checked_at[:10]) == (1, "2026-11-23")
    aside = restore(data_dir, backup, clock())
    assert addresses(data_dir, clock) == {"ann@firm.example"}
    assert aside is not None and aside.name == f"{DATABASE}.before-restore-20261123T094000Z"
    assert contents(aside).dossiers == 2
    restore(data_dir, aside, clock())
    assert addresses(data_dir, clock) == {"ann@firm.example", "bob@firm.example"}
    assert not list(data_dir.glob("*.part"))


def test_into_an_empty_folder(tmp_path: Path, backup: Path, clock: Any) -> None:
    assert restore(tmp_path / "new", backup, clock()) is None
    assert addresses(tmp_path / "new", clock) == {"ann@firm.example"}


def test_a_running_companion_is_left_alone(data_dir: Path, backup: Path, clock: Any) -> None:
    lock = Lock(data_dir)
    try:
        with pytest.raises(StoreLocked):
            restore(data_dir, backup, clock())
    finally:
        lock.release()
    assert addresses(data_dir, clock) == {"ann@firm.example", "bob@firm.example"}


def damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xee" * (len(whole) - 8192))


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
        db.commit()


def another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE songs (id INTEGER)")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damaged, "damaged|cannot|no database"),
        (newer, "newer"),
        (another_program, "no database of WhoWrites"),
        (lambda path: path.write_text("hello, I am a letter " * 200), "no database"),
        (lambda path: path.unlink(), "no file"),
    ],
)
def test_what_is_no_sound_backup_is_refused_and_nothing_changes(
    data_dir: Path, backup: Path, clock: Any, spoil: Callable[[Path], Any], said: str
) -> None:
    spoil(backup)
    with pytest.raises(StoreError, match=said):
        restore(data_dir, backup, clock())
    assert addresses(data_dir, clock) == {"ann@firm.example", "bob@firm.example"}


def test_a_newer_one_is_told_apart(backup: Path) -> None:
    newer(backup)
    with pytest.raises(StoreNewer):
        contents(backup)


def test_an_older_revision_comes_up_to_date(data_dir: Path, tmp_path: Path, clock: Any) -> None:
    first = tmp_path / "first"
    first.mkdir()
    (first / "v0001.py").write_text((SCRIPTS / "v0001.py").read_text())
    old = tmp_path / "old.sqlite3"
    create_private(old)
    migrate(old, BASE, first)
    restore(data_dir, old, clock())
    assert addresses(data_dir, clock) == set()
