"""Dossiers go out whole, by address, whatever their number."""

from __future__ import annotations

import pytest

from shared_dossier import facts, fill
from whowrites.model import Level
from whowrites.store import HistoryQuery, Store, outgoing


def test_batches_leave_none_out_and_none_comes_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"p{n:02}@example.com" for n in range(7)]
    for address in reversed(addresses):
        store.dossiers.save(facts(address), Level.LOW, 1.0)
    for size in (1, 2, 7, 50):
        monkeypatch.setattr(outgoing, "AT_ONCE", size)
        assert [one.facts.address for one in store.exchange.outgoing()] == addresses


def test_a_query_or_ids_choose(store: Store) -> None:
    first = fill(store, "a@example.com")
    second = store.dossiers.save(facts("b@example.org"), Level.LOW, 1.0)
    high = HistoryQuery(levels=frozenset({Level.HIGH}))
    assert [one.id for one in store.exchange.outgoing(high)] == [first]
    assert [one.id for one in store.exchange.outgoing(ids=[second, "0" * 32])] == [second]


def test_tags_and_notes_come_along(store: Store) -> None:
    fill(store)
    (one,) = store.exchange.outgoing()
    assert (one.tags, [note.text for note in one.notes]) == (("fair", "valves"), ["met at the fair\n你好"])
    assert (one.level, one.known["owner"]) == (Level.HIGH, "Li Na")
