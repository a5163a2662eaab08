"""The history finds, filters, sorts and pages, and nothing typed into the search box is anything but text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whowrites.model import Facts, Level, Subject
from whowrites.store import HistoryQuery, Sort, Store

Make = Callable[..., Facts]
PEOPLE = (
    # address, name, level, score, times seen
    ("ann@alpha.example", "Zoë Ångström", Level.HIGH, 7.0, 3),
    ("bob@beta.example", "Yi 100% Trading_Co", Level.MEDIUM, 4.0, 1),
    ("cat@alpha.example", "Xaver", Level.LOW, -1.0, 2),
    ("dan@gamma.example", "", Level.UNKNOWN, 0.0, 0),
)


@pytest.fixture
def people(store: Store, clock: Any, make_facts: Make) -> Store:
    for address, name, level, score, times in PEOPLE:
        facts = make_facts(address)
        store.dossiers.save(facts, level, score)
        for _ in range(times):
            store.dossiers.sight([(facts.id, Subject(address, name), level)], clock.pass_by(minutes=2))
        clock.pass_by(days=1)
    return store


def found(store: Store, **query: Any) -> str:
    """First letters of the addresses on the page, in order."""
    return "".join(row.address[0] for row in store.dossiers.search(HistoryQuery(**query)).rows)


@pytest.mark.parametrize(
    ("sort", "falling"),
    [
        (Sort.CHECKED, "dcba"),
        (Sort.FIRST_SEEN, "dcba"),
        (Sort.SEEN_AT, "cbad"),
        (Sort.ADDRESS, "dcba"),
        (Sort.NAME, "abcd"),
        (Sort.DOMAIN, "dbca"),
        (Sort.LEVEL, "abcd"),
        (Sort.SCORE, "abdc"),
        (Sort.SIGHTINGS, "acbd"),
    ],
)
@pytest.mark.parametrize("text", ["", "example"])
def test_every_order_both_ways_with_and_without_a_search(
    people: Store, sort: Sort, falling: str, text: str
) -> None:
    assert found(people, sort=sort, text=text) == falling
    assert found(people, sort=sort, text=text, descending=False) == falling[::-1]


def test_an_order_that_is_not_on_the_list_is_none() -> None:
    with pytest.raises(ValueError, match="not a valid Sort"):
        Sort("score; DROP TABLE dossiers")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("angstrom", "a"),
        ("ZOE ang", "a"),
        ("alpha", "ca"),
        ("alpha xaver", "c"),
        ("100%", "b"),
        ("%", "b"),
        ("trading_co", "b"),
        ("tradingxco", ""),
        ("_", "b"),
        ("\\", ""),
        ("'", ""),
        ("bob@beta.example", "b"),
        ("\x00", "dcba"),
        ("nobody", ""),
    ],
)
def test_search(people: Store, text: str, who: str) -> None:
    assert found(people, text=text) == who


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=300))
def test_any_text_may_be_searched(people: Store, text: str) -> None:
    page = people.dossiers.search(HistoryQuery(text))
    assert len(page.rows) == page.total <= len(PEOPLE)


def test_levels_are_filtered_and_counted(people: Store) -> None:
    assert found(people, levels=frozenset([Level.HIGH])) == "a"
    assert found(people, levels=frozenset([Level.HIGH, Level.UNKNOWN])) == "da"
    assert found(people, levels=frozenset(Level)) == found(people) == "dcba"
    assert found(people, levels=frozenset([Level.LOW]), text="beta") == ""
    assert people.dossiers.counts() == dict.fromkeys(Level, 1)


def test_an_empty_store_has_one_empty_page(store: Store) -> None:
    page = store.dossiers.search(HistoryQuery())
    assert (page.rows, page.total, page.page, page.pages) == ((), 0, 1, 1)
    assert store.dossiers.counts() == dict.fromkeys(Level, 0)


@pytest.mark.parametrize(
    ("asked", "given_", "who"), [(1, 1, "dcb"), (2, 2, "a"), (99, 2, "a"), (0, 1, "dcb"), (-5, 1, "dcb")]
)
def test_pages_beyond_the_ends_are_the_ends(people: Store, asked: int, given_: int, who: str) -> None:
    page = people.dossiers.search(HistoryQuery(page=asked, size=3))
    assert (page.page, page.pages, page.total) == (given_, 2, 4)
    assert "".join(row.address[0] for row in page.rows) == who


def test_the_row_says_what_the_list_shows(people: Store) -> None:
    (row,) = people.dossiers.search(HistoryQuery("angstrom")).rows
    assert (row.name, row.domain, row.level, row.own_level, row.score, row.sightings) == (
        "Zoë Ångström", "alpha.example", Level.HIGH, Level.HIGH, 7.0, 3,
    )  # fmt: skip
    assert row.checked_at == row.first_seen
    assert row.seen_at is not None
    assert row.seen_at > row.first_seen
