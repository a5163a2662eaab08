"""Conditions of a history query: each keeps its own index out when the order's is to be walked."""

from __future__ import annotations

import pytest
from sqlalchemy.dialects import sqlite

from whowrites.model import Level
from whowrites.store.history_query import HistoryQuery, Sort, Way, conditions


def sql(query: HistoryQuery, way: Way) -> str:
    found = conditions(query, way)
    return " ".join(str(item.compile(dialect=sqlite.dialect())) for item in found)  # type: ignore[no-untyped-call]


def test_nothing_asked_is_no_condition() -> None:
    assert conditions(HistoryQuery()) == []
    assert conditions(HistoryQuery(levels=frozenset(Level))) == []


def test_a_plus_keeps_the_filters_indices_out() -> None:
    query = HistoryQuery(free=True, decision="none", tag="a", unanswered=True, levels=frozenset([Level.LOW]))
    assert "+dossiers" not in sql(query, Way.FILTER)
    for column in ("free", "decision", "id", "address", "shown"):
        assert f"+dossiers.{column}" in sql(query, Way.ORDER)


def test_every_word_must_occur() -> None:
    assert sql(HistoryQuery("Zoë  lee"), Way.FILTER).count("LIKE") == 2


def test_an_order_that_is_not_on_the_list_is_none() -> None:
    with pytest.raises(ValueError, match="not a valid Sort"):
        Sort("search")
