"""What was written by a clock that was wrong counts as not written once it is right (security: T76)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whowrites.model import Facts, Found, Level
from whowrites.store import Store, backups
from whowrites.store.watched import EVERY

YEARS = 4_000
WRONG = pytest.mark.parametrize("days", [1, YEARS])


@WRONG
def test_answers_are_asked_again(store: Store, clock: Any, days: int) -> None:
    then = clock.pass_by(days=days)
    found = Found(1, "dns", then)
    store.lookups.put("dns", "mx firm.example", found, then + EVERY["contact"])
    assert store.lookups.get("dns", "mx firm.example", clock()) == found
    clock.pass_by(days=-days)
    assert store.lookups.get("dns", "mx firm.example", clock()) is None
    assert store.lookups.beginning("dns", "mx", clock()) == []


@WRONG
def test_doors_are_shut(store: Store, clock: Any, days: int) -> None:
    clock.pass_by(days=days)
    ticket, session = store.browsers.new_ticket("page"), store.browsers.new_session()
    assert store.browsers.session(session)
    clock.pass_by(days=-days)
    assert not store.browsers.use_ticket(ticket) and not store.browsers.session(session)


@WRONG
def test_whom_it_looked_at_is_looked_at(
    store: Store, clock: Any, make_facts: Callable[..., Facts], days: int
) -> None:
    clock.pass_by(days=days)
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    store.desk.set_watch(facts.id, "monthly")
    assert store.watched.due(clock(), 9) == ()
    clock.pass_by(days=-days)
    assert store.watched.due(clock(), 9) == ("ann@firm.example",)
    assert store.watched.next(facts.id, clock()) == clock()


@WRONG
def test_its_backup_keeps_no_other_away_and_does_not_outlive_it(store: Store, clock: Any, days: int) -> None:
    future = backups.back_up(store.path, clock.pass_by(days=days))
    now = clock.pass_by(days=-days)
    assert backups.due(store.path, now)
    backups.prune(store.path, now)
    assert future.exists(), "there is no other"
    made = backups.back_up(store.path, now)
    assert not backups.due(store.path, now)
    backups.prune(store.path, now)
    assert [path for _, path in backups.existing(store.path)] == [made]
