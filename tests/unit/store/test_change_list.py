"""The list of changes: filtered, paged, counted and marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.records import Change
from whowrites.store import Store
from whowrites.store.change_list import SIZE, Digest


@pytest.fixture
def told(store: Store, clock: Any, make_facts: Callable[..., Facts]) -> list[str]:
    """Two senders, one of them high, with a change a day each."""
    ids = []
    for address, level in (("ann@one.example", Level.HIGH), ("bob@two.example", Level.LOW)):
        facts = make_facts(address)
        store.dossiers.save(facts, level, 1.0)
        ids.append(facts.id)
    for _ in range(3):
        at = clock.pass_by(days=1)
        store.dossiers.change(
            [
                Change(ids[0], "level_rose", "low", "high", at, "companion", at - timedelta(days=1)),
                Change(ids[1], "site_gone", "real", "gone", at, "site", at - timedelta(days=1)),
            ]
        )
    return ids


def test_filters_and_order(store: Store, told: list[str], clock: Any) -> None:
    assert store.changes.page().total == 6
    assert [row.change.at for row in store.changes.page().rows] == sorted(
        (row.change.at for row in store.changes.page().rows), reverse=True
    )
    assert {row.address for row in store.changes.page(("site_gone",)).rows} == {"bob@two.example"}
    assert {row.level for row in store.changes.page(level=Level.HIGH).rows} == {Level.HIGH}
    assert store.changes.page(("listed",)).total == 0


def test_what_was_looked_at_stays_so_and_what_came_since_is_new(
    store: Store, told: list[str], clock: Any
) -> None:
    first = store.changes.page().rows[0]
    store.changes.mark_seen(first.id)
    assert store.changes.unseen() == 5
    newest = store.changes.newest()
    at = clock.pass_by(days=1)
    store.dossiers.change([Change(told[0], "listed", "", "DBL", at, "blocklists", at)])
    store.changes.mark_all_seen(newest)
    assert [row.change.code for row in store.changes.page(unseen=True).rows] == ["listed"]


def test_digest_and_window(store: Store, told: list[str], clock: Any) -> None:
    assert store.changes.digest(clock() - timedelta(hours=1)) == Digest(2, 2, 1)
    assert store.changes.digest(clock() + timedelta(hours=1)) == Digest(0, 0, 0)
    day = clock() - timedelta(days=1)
    assert {row.change.at for row in store.changes.between(day, clock(), 10)} == {day}
    assert len(store.changes.between(day - timedelta(days=9), clock() + timedelta(days=1), 4)) == 4


def test_pages(store: Store, told: list[str], clock: Any) -> None:
    at = clock.pass_by(days=1)
    store.dossiers.change(
        [Change(told[0], "mail_moved", f"mx{n}.x", "mx.y", at, "dns", at) for n in range(SIZE)]
    )
    last = store.changes.page(page=99)
    assert (last.total, last.page, last.pages, len(last.rows)) == (SIZE + 6, 2, 2, 6)


def test_changes_go_with_their_dossier(store: Store, told: list[str]) -> None:
    store.dossiers.delete(told[0])
    assert store.changes.page().total == 3
