"""The dashboard's figures equal a hand count of a small invented archive."""

from __future__ import annotations

from counted_archive import fill
from whowrites.model import Level
from whowrites.store import Store
from whowrites.store.period import period

from .conftest import Clock


def test_a_month(store: Store, clock: Clock) -> None:
    fill(store)
    found = store.dashboard.figures(period("month", "2026-11", clock()))
    (november,) = found.months
    assert (november.month, november.total) == ("2026-11", 10)
    assert november.levels == {Level.HIGH: 5, Level.MEDIUM: 1, Level.LOW: 3, Level.UNKNOWN: 1}
    assert november.decisions == {"declined": 3, "ask": 1, "proceed": 2, "": 4}
    assert (found.totals.vetted, found.totals.filtered, found.totals.declined) == (10, 6, 3)
    assert (found.delay.seconds, found.delay.n) == (8 * 3600, 6)
    told = {outcome.level: (outcome.won, outcome.lost) for outcome in found.outcomes}
    assert told == {Level.HIGH: (0, 1), Level.MEDIUM: (1, 0), Level.LOW: (2, 0), Level.UNKNOWN: (0, 0)}
    assert found.outcomes_before is not None
    was = {outcome.level: (outcome.won, outcome.lost) for outcome in found.outcomes_before}
    assert was == {Level.HIGH: (0, 1), Level.MEDIUM: (0, 0), Level.LOW: (1, 0), Level.UNKNOWN: (0, 0)}


def test_all_time(store: Store, clock: Clock) -> None:
    fill(store)
    found = store.dashboard.figures(period("all", "", clock()))
    assert [(month.month, month.total) for month in found.months] == [("2026-10", 2), ("2026-11", 10)]
    assert (found.totals.vetted, found.totals.filtered, found.totals.declined) == (12, 7, 4)
    assert found.outcomes_before is None


def test_the_first_decision_is_what_the_time_is_taken_to_and_an_odd_number_has_one_middle(
    store: Store, clock: Clock
) -> None:
    fill(store)
    found = store.dashboard.figures(period("month", "2026-10", clock()))
    assert (found.delay.seconds, found.delay.n) == (5400, 2)


def test_nothing_is_nothing(store: Store, clock: Clock) -> None:
    found = store.dashboard.figures(period("all", "", clock()))
    assert found.months == ()
    assert (found.totals.vetted, found.totals.filtered, found.delay.seconds) == (0, 0, None)
    assert (found.common.features, found.coverage.sources, found.coverage.n) == ((), (), 0)
