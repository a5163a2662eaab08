"""The figures of the dashboard, asked of one database."""

from __future__ import annotations

from dataclasses import dataclass

from whowrites.store import coverage, features, figures
from whowrites.store.coverage import Coverage
from whowrites.store.database import Database
from whowrites.store.features import Common
from whowrites.store.figures import Delay, Month, Outcome, Totals
from whowrites.store.period import Period


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was counted of one period. `outcomes_before`: of the period before; None for all time."""

    months: tuple[Month, ...]
    totals: Totals
    outcomes: tuple[Outcome, ...]
    outcomes_before: tuple[Outcome, ...] | None
    delay: Delay
    common: Common
    coverage: Coverage


class Dashboard:
    """Thread-safe. Reading raises StoreError when the database cannot be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def figures(self, period: Period) -> Figures:
        """All figures of a period."""
        months = self.months(period)
        now, before = self.outcomes(period)
        with self._database.read() as connection:
            totals = figures.totals(months, connection, period)
            delay = figures.delay(connection, period)
        return Figures(months, totals, now, before, delay, self.common(period), self.coverage(period))

    def months(self, period: Period) -> tuple[Month, ...]:
        """What was vetted, month by month."""
        with self._database.read() as connection:
            return figures.months(connection, period)

    def outcomes(self, period: Period) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...] | None]:
        """Won and lost by level, of the period and of the one before."""
        before = period.before()
        with self._database.read() as connection:
            now = figures.outcomes(connection, period)
            return now, figures.outcomes(connection, before) if before else None

    def common(self, period: Period) -> Common:
        """What high-risk senders have in common."""
        with self._database.read() as connection:
            return features.common(connection, period)

    def coverage(self, period: Period) -> Coverage:
        """How often sources answered, and reasons were called wrong."""
        with self._database.read() as connection:
            return coverage.coverage(connection, period)
