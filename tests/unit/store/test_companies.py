"""Dossiers by company: counted, the largest first, pages, and merges of the user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.store import HistoryQuery, Store

PEOPLE = (
    ("ann@alpha.example", "", Level.LOW),
    ("amy@alpha.example", "Alpha Ltd", Level.HIGH),
    ("bob@beta.example", "", Level.MEDIUM),
)


@pytest.fixture
def ids(store: Store, make_facts: Callable[..., Facts]) -> list[str]:
    made = []
    for address, company, level in PEOPLE:
        facts = make_facts(address, company=company)
        store.dossiers.save(facts, level, 1.0)
        made.append(facts.id)
    return made


def told(store: Store, **query: Any) -> list[tuple[str, str, int, Level]]:
    rows = store.companies.search(HistoryQuery(**query)).rows
    return [(row.organisation, row.name, row.dossiers, row.level) for row in rows]


def test_the_largest_first_with_the_most_risk_of_any(store: Store, ids: list[str], clock: Any) -> None:
    assert told(store) == [
        ("alpha.example", "Alpha Ltd", 2, Level.HIGH),
        ("beta.example", "", 1, Level.MEDIUM),
    ]
    row = store.companies.search(HistoryQuery()).rows[0]
    assert row.id in ids[:2]
    assert row.checked_at == clock()


def test_filters_hold_for_companies_too(store: Store, ids: list[str]) -> None:
    assert told(store, levels=frozenset([Level.LOW])) == [("alpha.example", "Alpha Ltd", 1, Level.LOW)]
    assert told(store, text="nobody") == []


def test_pages(store: Store, ids: list[str]) -> None:
    page = store.companies.search(HistoryQuery(page=99, size=1))
    assert (page.page, page.pages, page.total) == (2, 2, 2)
    assert [row.organisation for row in page.rows] == ["beta.example"]
    empty = store.companies.search(HistoryQuery("nobody", page=3))
    assert (empty.rows, empty.total, empty.page, empty.pages) == ((), 0, 1, 1)


def test_merged_companies_are_one_until_they_are_parted(store: Store, ids: list[str]) -> None:
    found = store.companies.of(ids)
    assert list(found) == ["alpha.example", "beta.example"]
    assert found["beta.example"] == ids[2]
    assert store.companies.merge(ids) == "alpha.example"
    assert told(store) == [("alpha.example", "Alpha Ltd", 3, Level.HIGH)]
    assert store.companies.merged() == {"alpha.example": ("beta.example",)}
    assert store.companies.part("beta.example")
    assert len(told(store)) == 2
    assert [deed.deed for deed in store.companies.log()] == ["parted", "merged"]
