"""A search text stands under a random id, for a month."""

from __future__ import annotations

from typing import Any

from whowrites.store import Store, views
from whowrites.store.fold import MAX_QUERY


def test_the_id_gives_the_text_back_and_says_nothing(store: Store) -> None:
    ids = [store.dossiers.keep_view("ann@firm.example") for _ in range(2)]
    assert ids[0] != ids[1]
    assert len(ids[0]) == 32
    assert [store.dossiers.view(view) for view in ids] == ["ann@firm.example"] * 2
    assert store.dossiers.view("0" * 32) is None
    assert store.dossiers.view("' OR 1=1 --") is None


def test_it_is_cut_and_storable(store: Store) -> None:
    assert store.dossiers.view(store.dossiers.keep_view("x" * 5_000)) == "x" * MAX_QUERY
    assert store.dossiers.view(store.dossiers.keep_view("\udfff")) == "?"


def test_after_a_month_it_is_forgotten(store: Store, clock: Any) -> None:
    old = store.dossiers.keep_view("old")
    clock.pass_by(days=31)
    new = store.dossiers.keep_view("new")
    with store._database.write() as connection:
        views.expire(connection, clock())
    assert (store.dossiers.view(old), store.dossiers.view(new)) == (None, "new")
