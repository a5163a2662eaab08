"""Hits: kept with their page, taken out and put back, found by the search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from whowrites.model import Facts, Level
from whowrites.records import Hit
from whowrites.store import HistoryQuery, Store, StoreError
from whowrites.store.hits import add, of, standing, take_out

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_a_hit_is_kept_found_taken_out_and_put_back(store: Store, make_facts: Callable[..., Facts]) -> None:
    facts = make_facts("ann@example.com")
    store.dossiers.save(facts, Level.LOW, 0.0)
    url = "https://example.org/company/nordtool"
    with store._database.write() as connection:
        hit_id = add(connection, Hit(0, facts.id, "company", "Nordtool Maschinen", url, NOW))
        (hit,) = of(connection, facts.id)
        assert (hit.id, hit.field, hit.value, hit.url, hit.gone_at) == (
            hit_id, "company", "Nordtool Maschinen", url, None,
        )  # fmt: skip
        assert not take_out(connection, "f" * 32, hit_id, NOW)
        assert take_out(connection, facts.id, hit_id, NOW)
        assert standing(connection) == ()
        assert of(connection, facts.id)[0].gone_at == NOW
        assert take_out(connection, facts.id, hit_id, None)
        assert len(standing(connection)) == 1
    assert store.dossiers.search(HistoryQuery("maschinen")).total == 1


def test_a_dossier_that_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError), store._database.write() as connection:
        add(connection, Hit(0, "f" * 32, "company", "x", "https://example.org", NOW))
