"""The figures of one period belong together."""

from __future__ import annotations

from counted_archive import fill
from whowrites.store import Store
from whowrites.store.period import period

from .conftest import Clock


def test_the_parts_are_what_the_whole_holds(store: Store, clock: Clock) -> None:
    fill(store)
    for asked in (period("month", "2026-11", clock()), period("all", "", clock())):
        found = store.dashboard.figures(asked)
        assert found.months == store.dashboard.months(asked)
        assert (found.outcomes, found.outcomes_before) == store.dashboard.outcomes(asked)
        assert found.common == store.dashboard.common(asked)
        assert found.coverage == store.dashboard.coverage(asked)
        assert found.totals.vetted == found.common.all == sum(month.total for month in found.months)
