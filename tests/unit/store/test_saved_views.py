"""Named views: made, renamed, removed; their search text stands in no URL and goes with what it names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whowrites.model import Facts, Level
from whowrites.store import Store
from whowrites.store.saved_views import MAX_NAME, MAX_VIEWS


def names(store: Store) -> list[str]:
    return [view.name for view in store.saved_views.all()]


def test_kept_renamed_removed(store: Store) -> None:
    view_id = store.saved_views.keep("  High  risk ", "level=high", "阀门 ltd")
    (view,) = store.saved_views.all()
    assert (view.id, view.name, view.state, view.text) == (view_id, "High risk", "level=high", "阀门 ltd")
    assert store.dossiers.view(view_id) == "阀门 ltd"
    assert store.saved_views.rename(view_id, "Valves")
    assert names(store) == ["Valves"]
    assert store.saved_views.remove(view_id)
    assert not store.saved_views.remove(view_id)
    assert not store.saved_views.rename(view_id, "x")
    assert store.dossiers.view(view_id) is None


def test_a_name_stands_for_one_view(store: Store) -> None:
    store.saved_views.keep("a", "level=high", "")
    other = store.saved_views.keep("a", "level=low", "")
    assert [view.state for view in store.saved_views.all()] == ["level=low"]
    third = store.saved_views.keep("b", "", "")
    assert store.saved_views.rename(third, "a")
    assert [view.id for view in store.saved_views.all()] == [third] != [other]


@pytest.mark.parametrize("name", ["", "  ", "x" * (MAX_NAME + 1), "a\u202eb"])
def test_a_name_that_does_not_show_is_none(store: Store, name: str) -> None:
    view_id = store.saved_views.keep("a", "", "")
    with pytest.raises(ValueError, match="a name has"):
        store.saved_views.keep(name, "", "")
    with pytest.raises(ValueError, match="a name has"):
        store.saved_views.rename(view_id, name)
    assert names(store) == ["a"]


def test_there_are_only_so_many(store: Store) -> None:
    for n in range(MAX_VIEWS):
        store.saved_views.keep(f"view {n}", "", "")
    with pytest.raises(ValueError, match="at most"):
        store.saved_views.keep("one more", "", "")
    store.saved_views.keep("view 0", "level=low", "")
    assert len(names(store)) == MAX_VIEWS


def test_a_view_that_names_a_deleted_address_goes_with_it(
    store: Store, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("ann@firm.example", company="Valves Ltd")
    store.dossiers.save(facts, Level.LOW, 1.0)
    store.saved_views.keep("hers", "", "ANN@firm.example")
    store.saved_views.keep("valves", "", "valves")
    store.dossiers.delete(facts.id)
    assert names(store) == ["valves"]
