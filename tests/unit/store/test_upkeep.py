"""The background work: check, restore, back up, clear; and a fault in it stops nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from whowrites.model import Absent, Facts, Level
from whowrites.store import Store, backups, upkeep
from whowrites.store.database import Database
from whowrites.store.errors import NotSaved
from whowrites.store.place import DATABASE


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_FIRST_ROUND_SECONDS", 0.0)


def wait_for(condition: Callable[[], bool]) -> None:
    done = threading.Event()
    for _ in range(500):
        if condition():
            return
        done.wait(0.01)
    raise AssertionError("it did not come about in five seconds")


def test_a_garbled_page_is_found_behind_the_first_page_and_nothing_is_lost(
    data_dir: Path, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    store = Store.open(data_dir, clock)
    addresses = [f"user{n}@firm.example" for n in range(60)]
    for address in addresses:
        store.dossiers.save(make_facts(address, size=3_000), Level.LOW, 1.0)
    store.back_up()
    store.close()
    data = bytearray((data_dir / DATABASE).read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 200] = b"\xee" * 200
    (data_dir / DATABASE).write_bytes(data)
    serving = Store.open(data_dir, clock, exclusive=True)
    new = make_facts("new@firm.example")
    assert serving.dossiers.save(new, Level.HIGH, 7.0), "it waited for the check"
    assert serving.notices == ("database_restored",)
    assert len(serving.dossiers.facts([*addresses, new.address])) == 61
    serving.close()
    assert (data_dir / f"{DATABASE}.corrupt-20261123T094000Z").read_bytes() == data
    assert Store.open(data_dir, clock).dossiers.facts([new.address])


def test_a_companion_backs_up_by_itself_once_a_day(data_dir: Path, clock: Any) -> None:
    for _ in range(3):
        store = Store.open(data_dir, clock, exclusive=True)
        wait_for(lambda store=store: not backups.due(store.path, clock()))  # type: ignore[misc]
        store.close()
        clock.pass_by(hours=13)
    assert len(backups.existing(store.path)) == 2


def test_it_clears_what_has_expired(data_dir: Path, clock: Any) -> None:
    store = Store.open(data_dir, clock)
    store.lookups.put("dns", "mx old.example", Absent("dns", clock()), clock() + timedelta(hours=1))
    view = store.dossiers.keep_view("old")
    store.close()
    clock.pass_by(days=40)
    serving = Store.open(data_dir, clock, exclusive=True)
    wait_for(lambda: serving.dossiers.view(view) is None)
    with serving._database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM lookups").scalar() == 0
    serving.close()


def test_a_refusing_disk_puts_the_work_off(
    store: Store, clock: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(upkeep, "_ROUND_SECONDS", 0.01)
    tries: list[int] = []

    def refuse(now: object) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise NotSaved("The disk did not take the change: full.")

    work = upkeep.Upkeep(store._database, clock, refuse, lambda notice: None)
    wait_for(lambda: bool(backups.existing(store.path)))
    work.close()
    assert len(tries) >= 3
    assert "put off: The disk did not take the change: full." in caplog.text


def test_a_check_that_cannot_be_made_does_not_stop_the_writing(
    store: Store, clock: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def damaged(path: Path) -> bool:
        return False

    def cannot(path: Path, now: object) -> str:
        raise NotSaved("The file cannot be moved.")

    monkeypatch.setattr(upkeep, "sound", damaged)
    monkeypatch.setattr(upkeep, "recover", cannot)
    database = Database(store.path)
    work = upkeep.Upkeep(database, clock, lambda now: None, lambda notice: None)
    assert database.writable.wait(5)
    work.close()
    database.close()
    assert "could not be checked: The file cannot be moved." in caplog.text
