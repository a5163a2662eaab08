"""Kept answers: good until their time, in this process and the next, and dispensable."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from whowrites.model import Absent, Found
from whowrites.store import Store, lookups

DAY = timedelta(days=1)


def test_an_answer_is_kept_until_its_time_and_names_its_own(store: Store, clock: Any) -> None:
    found = Found({"created": "2020-01-02", "tags": ["a", None, 1.5]}, "whois", clock())
    store.lookups.put("registration", "firm.example", found, clock() + DAY)
    assert store.lookups.get("registration", "firm.example", clock()) == found
    assert store.lookups.get("rdap", "firm.example", clock()) is None
    assert store.lookups.get("registration", "else.example", clock()) is None
    clock.pass_by(days=1)
    assert store.lookups.get("registration", "firm.example", clock()) is None


def test_the_next_process_has_it_too(store: Store, data_dir: Path, clock: Any) -> None:
    found, absent = Found(["10 mx.firm.example"], "dns", clock()), Absent("dns", clock())
    store.lookups.put("dns", "mx firm.example", found, clock() + DAY)
    store.lookups.put("dns", "mx none.example", absent, clock() + DAY)
    store.close()
    other = Store.open(data_dir, clock)
    assert other.lookups.get("dns", "mx firm.example", clock()) == found
    assert other.lookups.get("dns", "mx none.example", clock()) == absent
    other.close()


def test_what_begins_alike_is_told_together(store: Store, clock: Any) -> None:
    for key, value in (("tries a@b.example", 1), ("tries c@b.example", 2), ("triesome", 3), ("day x", 4)):
        store.lookups.put("mail", key, Found(value, "mail", clock()), clock() + DAY)
    store.lookups.put("mail", "tries d@b.example", Absent("mail", clock()), clock() + DAY)
    store.lookups.put("else", "tries e@b.example", Found(5, "else", clock()), clock() + DAY)
    found = store.lookups.beginning("mail", "tries ", clock())
    assert [(key, answer.value) for key, answer in found] == [
        ("tries a@b.example", 1),
        ("tries c@b.example", 2),
    ]
    clock.pass_by(days=1)
    assert store.lookups.beginning("mail", "tries ", clock()) == []


def test_a_newer_answer_replaces(store: Store, data_dir: Path, clock: Any) -> None:
    store.lookups.put("dns", "mx firm.example", Found([], "dns", clock()), clock() + DAY)
    store.lookups.flush()
    newer = Absent("dns", clock.pass_by(hours=1))
    store.lookups.put("dns", "mx firm.example", newer, clock() + DAY)
    assert store.lookups.get("dns", "mx firm.example", clock()) == newer
    store.lookups.flush()
    other = Store.open(data_dir, clock)
    assert other.lookups.get("dns", "mx firm.example", clock()) == newer
    other.close()


def test_answers_are_written_together(store: Store, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stored() -> int:
        with store._database.read() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM lookups").scalar_one())

    for number in range(63):
        store.lookups.put("dns", f"mx {number}.example", Absent("dns", clock()), clock() + DAY)
    assert stored() == 0
    store.lookups.put("dns", "mx last.example", Absent("dns", clock()), clock() + DAY)
    assert stored() == 64
    monkeypatch.setattr(lookups, "_LONGEST", -1.0)
    store.lookups.put("dns", "mx later.example", Absent("dns", clock()), clock() + DAY)
    assert stored() == 65


def test_one_that_fell_out_of_memory_before_it_was_written_is_still_there(
    store: Store, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "_KEPT", 2)
    for number in range(5):
        store.lookups.put("dns", f"mx {number}.example", Absent("dns", clock()), clock() + DAY)
    assert len(store.lookups._kept) == 2
    assert store.lookups.get("dns", "mx 0.example", clock()) == Absent("dns", clock())


def test_what_has_expired_is_removed(store: Store, clock: Any) -> None:
    store.lookups.put("dns", "old", Absent("dns", clock()), clock() + DAY)
    store.lookups.put("dns", "new", Absent("dns", clock()), clock() + 3 * DAY)
    store.lookups.flush()
    store.lookups.expire(clock.pass_by(days=2))
    with store._database.read() as connection:
        assert connection.exec_driver_sql("SELECT key FROM lookups").scalars().all() == ["new"]


def test_a_full_disk_costs_the_asking_again_only(
    store: Store, clock: Any, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    big = Found("x" * 200_000, "rdap", clock())
    with full_disk(store):
        store.lookups.put("rdap", "firm.example", big, clock() + DAY)
        store.lookups.flush()
        assert not store.saved
        assert store.lookups.get("rdap", "firm.example", clock()) == big
