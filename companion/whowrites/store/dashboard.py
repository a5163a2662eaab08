"""The figures of the dashboard, asked of one database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from threading import Lock

from whowrites.store import coverage, features, figures
from whowrites.store.coverage import Coverage
from whowrites.store.database import Database
from whowrites.store.features import Common
from whowrites.store.figures import Delay, Month, Outcome, Totals
from whowrites.store.period import Period
from whowrites.store.snapshot import Snapshot

HELD = 12
"""Periods whose figures are held at once."""


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
    """Thread-safe. Reading raises StoreError when the database cannot be read.

    A page asks for its figures once and for each of its pictures once more: they are counted by the first
    and held until the file is written to.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: dict[Period, Snapshot[Figures]] = {}
        self._lock = Lock()

    def figures(self, period: Period) -> Figures:
        """All figures of a period."""
        with self._lock:
            if len(self._held) >= HELD and period not in self._held:
                self._held.clear()
            held = self._held.setdefault(period, Snapshot(self._database, partial(_counted, period)))
        return held.now()


def _counted(period: Period, database: Database) -> Figures:
    before = period.before()
    with database.read() as connection:
        months = figures.months(connection, period)
        return Figures(
            months,
            figures.totals(months, connection, period),
            figures.outcomes(connection, period),
            figures.outcomes(connection, before) if before else None,
            figures.delay(connection, period),
            features.common(connection, period),
            coverage.coverage(connection, period),
        )
