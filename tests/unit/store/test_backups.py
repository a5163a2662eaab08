"""Backups are whole, private, few, and not old."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.store import Store, backups
from whowrites.store.database import sound
from whowrites.store.errors import NotSaved


def test_a_backup_is_the_database_as_it_is_written_log_included(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    store.dossiers.save(make_facts("ann@firm.example"), Level.LOW, 1.0)
    path = store.back_up()
    assert path.name == "whowrites-20261123T094000Z.sqlite3"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert sorted(item.name for item in path.parent.iterdir()) == [path.name], "no side files beside it"
    assert sound(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT address FROM dossiers").fetchall() == [("ann@firm.example",)]


def test_seven_are_kept_and_none_for_longer_than_a_week(store: Store, clock: Any) -> None:
    for _ in range(10):
        clock.pass_by(hours=12)
        store.back_up()
    backups.prune(store.path, clock())
    assert len(backups.existing(store.path)) == 7
    newest = clock()
    clock.pass_by(days=6)
    backups.prune(store.path, clock())
    ages = [clock() - made for made, _ in backups.existing(store.path)]
    assert len(ages) == 3
    assert max(ages) == backups.OLDEST
    clock.pass_by(days=60)
    backups.prune(store.path, clock())
    assert [made for made, _ in backups.existing(store.path)] == [newest], "the last one is not thrown away"


def test_one_a_day_is_due(store: Store, clock: Any) -> None:
    assert backups.due(store.path, clock())
    store.back_up()
    clock.pass_by(hours=23)
    assert not backups.due(store.path, clock())
    clock.pass_by(hours=1)
    assert backups.due(store.path, clock())


def test_the_newest_good_one_is_restored(store: Store, clock: Any, tmp_path: Path) -> None:
    good = store.back_up()
    clock.pass_by(days=1)
    newer = store.back_up()
    data = bytearray(newer.read_bytes())
    data[4096:4160] = b"\xee" * 64
    newer.write_bytes(data)
    (good.parent / "whowrites-holiday.sqlite3").write_bytes(b"not one of ours")
    store.close()
    store.path.rename(tmp_path / "away")
    assert backups.restore(store.path) == good
    assert store.path.read_bytes() == good.read_bytes()
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_where_none_is_good_none_is_restored(store: Store, tmp_path: Path) -> None:
    store.back_up().write_bytes(b"")
    store.close()
    store.path.rename(tmp_path / "away")
    assert backups.restore(store.path) is None, "SQLite calls an empty file whole"
    assert not store.path.exists()


def test_a_disk_that_refuses_leaves_no_half_backup(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(backups, "copy", fail)
    with pytest.raises(NotSaved, match="No backup could be made: database or disk is full"):
        store.back_up()
    assert list(backups.directory(store.path).iterdir()) == []


def test_what_a_killed_process_left_half_made_is_removed(store: Store, clock: Any) -> None:
    folder = store.back_up().parent
    left, current = folder / "whowrites-1.part", folder / "whowrites-2.part"
    for path in (left, current):
        path.write_bytes(b"half")
    os.utime(left, (time.time() - 7200, time.time() - 7200))
    backups.prune(store.path, clock())
    assert (left.exists(), current.exists()) == (False, True)


def test_two_backups_at_the_same_moment_are_both_whole(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        paths = set(pool.map(lambda _: store.back_up(), range(8)))
    assert [path.name for path in backups.directory(store.path).iterdir()] == [path.name for path in paths]
    assert all(sound(path) for path in paths)
