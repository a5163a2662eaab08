"""What high-risk senders have in common: of each feature its share among them, its share among all, and the
quotient of the two (lift).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, literal, select, union_all

from whowrites.model import Level
from whowrites.store.figures import vetted
from whowrites.store.period import Period
from whowrites.store.schema import dossiers

_T = dossiers.c
FEW = 5
"""A count below this says nothing of a group: no share of it is shown."""
AGES = (30, 180, 365, 1_825)
"""Days at which the bands of a domain's age at first sight end; the last is open."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One value of one feature among the vetted: `high` of them have high risk, of `all_high` and `all`."""

    kind: str
    value: str
    high: int
    n: int
    all_high: int
    all: int

    @property
    def among_high(self) -> float:
        return self.high / self.all_high

    @property
    def among_all(self) -> float:
        return self.n / self.all

    @property
    def lift(self) -> float:
        """How many times more often among high-risk senders than among all."""
        return self.among_high / self.among_all


@dataclass(frozen=True, slots=True)
class Common:
    """`features`: those that at least FEW high-risk senders have, the greatest lift first; `hidden`: how many
    values fewer of them have. `high` and `all`: senders vetted in the period.
    """

    features: tuple[Feature, ...]
    hidden: int
    high: int
    all: int


_DAYS: ColumnElement[float] = func.julianday(func.substr(_T.first_seen, 1, 10)) - func.julianday(
    _T.registered
)
"""The domain's age at first sight; NULL where it is not known."""


def _band(days: ColumnElement[Any]) -> ColumnElement[Any]:
    """The band of an age as a number (its place in AGES), as text; empty where it is not known."""
    bands = [(days < limit, str(place)) for place, limit in enumerate(AGES)]
    return case((days.is_(None), ""), *bands, else_=str(len(AGES)))


def _yes(flag: ColumnElement[bool]) -> ColumnElement[Any]:
    return case((flag, "yes"), else_="no")


def common(connection: Connection, period: Period) -> Common:
    """What the high-risk senders among those vetted in the period have in common."""
    high = case((_T.shown == Level.HIGH, 1), else_=0).label("high")
    said = (_T.registrant_country, _T.registrar, _T.tld, _T.provider, _T.free, _T.reply_elsewhere)
    # Their few columns once: the wide rows are walked over once and not for each feature.
    narrow = select(high, *said, _DAYS.label("days")).where(*vetted(period)).cte().prefix_with("MATERIALIZED")
    found = narrow.c
    kinds = {
        "registrant_country": found.registrant_country,
        "registrar": found.registrar,
        "tld": found.tld,
        "provider": found.provider,
        "free": _yes(found.free),
        "age": _band(found.days),
        "reply_elsewhere": _yes(found.reply_elsewhere),
    }
    parts = [
        select(literal(kind), value, func.sum(found.high), func.count()).group_by(value)
        for kind, value in kinds.items()
    ]
    rows = connection.execute(union_all(*parts)).fetchall()
    # Each feature's values make up all senders.
    every = sum(row[3] for row in rows if row[0] == "tld")
    all_high = sum(row[2] for row in rows if row[0] == "tld")
    if all_high < FEW:
        return Common((), 0, all_high, every)
    features = [Feature(row[0], row[1], row[2], row[3], all_high, every) for row in rows if row[2] >= FEW]
    hidden = sum(0 < row[2] < FEW for row in rows)
    features.sort(key=lambda feature: (-feature.lift, -feature.n, feature.kind, feature.value))
    return Common(tuple(features), hidden, all_high, every)
