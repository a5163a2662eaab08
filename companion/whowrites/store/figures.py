"""The dashboard's figures, counted over dossiers: each dossier once, under the level and the decision that it
has now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, literal_column, select

from whowrites.model import Level
from whowrites.store.columns import Moment, Rank
from whowrites.store.notebook import WITHDRAWN
from whowrites.store.period import Period
from whowrites.store.schema import decisions, dossiers

_T = dossiers.c
# A plus sign keeps the index out: where nearly every row is wanted, a walk through the table is quicker.
_SHOWN: ColumnElement[Level] = literal_column("+dossiers.shown", Rank())
_CHECKED: ColumnElement[datetime | None] = literal_column("+dossiers.checked_at", Moment())


@dataclass(frozen=True, slots=True)
class Month:
    """What was vetted first in one month (`2026-11`): how many of each level and of each decision; an empty
    decision: none yet.
    """

    month: str
    levels: Mapping[Level, int]
    decisions: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.levels.values())


@dataclass(frozen=True, slots=True)
class Totals:
    """`filtered`: declined or high, a dossier once. `declined`: of those vetted in the period."""

    vetted: int
    filtered: int
    declined: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the business with senders of one level ended."""

    level: Level
    won: int
    lost: int

    @property
    def told(self) -> int:
        return self.won + self.lost


@dataclass(frozen=True, slots=True)
class Delay:
    """The median of the time from the first mail to the first decision, over `n` dossiers; None for none."""

    seconds: float | None
    n: int


def within(column: ColumnElement[Any], period: Period) -> list[ColumnElement[bool]]:
    """That a moment lies in the period."""
    if period.start is None or period.end is None:
        return []
    return [column >= period.start, column < period.end]


def vetted(period: Period) -> list[ColumnElement[bool]]:
    """What counts as vetted in the period: seen first then, and checked since."""
    return [_CHECKED.is_not(None), *within(_T.first_seen, period)]


def months(connection: Connection, period: Period) -> tuple[Month, ...]:
    """Month by month, the oldest first; months without a dossier are left out."""
    month = func.substr(_T.first_seen, 1, 7)
    chosen = select(month, _SHOWN, _T.decision, func.count()).where(*vetted(period))
    levels: dict[str, dict[Level, int]] = {}
    decided: dict[str, dict[str, int]] = {}
    for name, level, decision, n in connection.execute(chosen.group_by(month, _SHOWN, _T.decision)):
        of_level = levels.setdefault(name, dict.fromkeys(Level, 0))
        of_level[level] += n
        of_decision = decided.setdefault(name, {})
        of_decision[decision] = of_decision.get(decision, 0) + n
    return tuple(Month(name, levels[name], decided[name]) for name in sorted(levels))


def totals(found: Sequence[Month], connection: Connection, period: Period) -> Totals:
    """The period's sums."""
    chosen = select(func.count()).where(
        *vetted(period), (_T.decision == "declined") | (_T.shown == Level.HIGH)
    )
    filtered = connection.execute(chosen).scalar_one()
    declined = sum(month.decisions.get("declined", 0) for month in found)
    return Totals(sum(month.total for month in found), filtered, declined)


def outcomes(connection: Connection, period: Period) -> tuple[Outcome, ...]:
    """Won and lost that were told in the period, by level, the highest first; every level is there."""
    won = func.sum(case((_T.outcome == "won", 1), else_=0))
    chosen = select(_SHOWN, won, func.count()).where(_T.outcome != "", *within(_T.outcome_at, period))
    rows = {row[0]: (row[1], row[2]) for row in connection.execute(chosen.group_by(_SHOWN))}
    return tuple(
        Outcome(level, rows.get(level, (0, 0))[0], rows.get(level, (0, 0))[1] - rows.get(level, (0, 0))[0])
        for level in (Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN)
    )


def delay(connection: Connection, period: Period) -> Delay:
    """How long the owner took to decide, over those vetted in the period on which he did."""
    taken = _taken(period).subquery()
    n = connection.execute(select(func.count()).select_from(taken)).scalar_one()
    if not n:
        return Delay(None, 0)
    middle = select(taken.c.taken).order_by(taken.c.taken).limit(2 - n % 2).offset((n - 1) // 2)
    values = [float(value) for value in connection.execute(middle).scalars()]
    return Delay(sum(values) / len(values), n)


def _taken(period: Period) -> Select[Any]:
    first = (
        select(decisions.c.dossier_id, func.min(decisions.c.at).label("at"))
        .where(decisions.c.verdict != WITHDRAWN)
        .group_by(decisions.c.dossier_id)
        .subquery()
    )
    seconds = func.max(0, func.strftime("%s", first.c.at) - func.strftime("%s", _T.first_seen))
    return (
        select(seconds.label("taken"))
        .join_from(first, dossiers, _T.id == first.c.dossier_id)
        .where(*vetted(period))
    )
