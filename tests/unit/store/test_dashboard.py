"""The figures of one period belong together, and are counted once for as long as nothing is written."""

from __future__ import annotations

import pytest

from counted_archive import fill
from whowrites.store import Store, dashboard, features
from whowrites.store.period import period

from .conftest import Clock


def test_one_period_is_one_count(store: Store, clock: Clock) -> None:
    fill(store)
    for asked in (period("month", "2026-11", clock()), period("all", "", clock())):
        found = store.dashboard.figures(asked)
        assert found.totals.vetted == found.common.all == sum(month.total for month in found.months)
        assert (found.outcomes_before is None) == (asked.kind == "all")


def test_counted_once_until_something_is_written(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids, counted = fill(store), []
    count = features.common
    monkeypatch.setattr(
        features, "common", lambda connection, asked: counted.append(asked) or count(connection, asked)
    )
    all_time, november = period("all", "", clock()), period("month", "2026-11", clock())
    for asked in (all_time, all_time, november, all_time):
        store.dashboard.figures(asked)
    assert counted == [all_time, november]
    store.desk.set_outcome(ids[10], "won")
    told = [outcome.won for outcome in store.dashboard.figures(all_time).outcomes]
    assert sum(told) == 5
    assert counted == [all_time, november, all_time]


def test_not_all_periods_of_all_years_are_held(store: Store, clock: Clock) -> None:
    for year in range(2000, 2026):
        store.dashboard.figures(period("month", f"{year}-01", clock()))
    assert len(store.dashboard._held) <= dashboard.HELD
