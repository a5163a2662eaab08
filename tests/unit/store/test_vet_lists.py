"""Pasted lists are kept for a month, and an address that is deleted stands in none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whowrites.model import Facts, Level
from whowrites.store import Store
from whowrites.store.vet_lists import ListRow, expire

ROWS = (
    ListRow(1, "Ann@a.example", "ann@a.example", "Ann"),
    ListRow(3, "b@@", fault="address_two_at", params={"position": 3}),
    ListRow(4, "bob@b.example", "bob@b.example"),
)


def test_a_list_is_kept_as_it_was_given(store: Store) -> None:
    list_id = store.vet_lists.keep(ROWS)
    assert store.vet_lists.rows(list_id) == ROWS
    assert store.vet_lists.rows("0" * 32) is None
    assert store.vet_lists.rows(store.vet_lists.keep([])) == ()


def test_what_cannot_be_stored_is_cut(store: Store) -> None:
    list_id = store.vet_lists.keep([ListRow(1, "\ud800" + "x" * 999, params={"character": "\ud800"})])
    (row,) = store.vet_lists.rows(list_id) or ()
    assert (row.typed, row.params) == ("?" + "x" * 299, {"character": "?"})


def test_sightings_are_marked(store: Store) -> None:
    list_id = store.vet_lists.keep(ROWS)
    other = store.vet_lists.keep(ROWS)
    store.vet_lists.mark_met(list_id, ["ann@a.example"])
    assert [row.met for row in store.vet_lists.rows(list_id) or ()] == [True, False, False]
    assert not any(row.met for row in store.vet_lists.rows(other) or ())


def test_old_lists_are_forgotten(store: Store, clock: Any) -> None:
    old = store.vet_lists.keep(ROWS)
    clock.pass_by(days=29)
    new = store.vet_lists.keep(ROWS)
    with store._database.write() as connection:
        expire(connection, clock.pass_by(days=2))
    assert store.vet_lists.rows(old) is None
    assert store.vet_lists.rows(new) == ROWS


def test_a_deleted_address_is_in_no_list(store: Store, make_facts: Callable[..., Facts]) -> None:
    facts = make_facts("ann@a.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    list_id = store.vet_lists.keep(ROWS)
    store.dossiers.delete(facts.id)
    assert store.vet_lists.rows(list_id) == ROWS[1:]
