"""What high-risk senders have in common: of each feature its share among them, its share among all, and the
quotient of the two (lift).
"""

from __future__ import annotations

from collections.abc import Mapping
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


def _age() -> ColumnElement[Any]:
    """The band of the domain's age as a number (its place in AGES), as text; empty where it is not known."""
    days: ColumnElement[float] = func.julianday(func.substr(_T.first_seen, 1, 10)) - func.julianday(
        _T.registered
    )
    bands = [(days < limit, str(place)) for place, limit in enumerate(AGES)]
    return case((_T.registered.is_(None), ""), *bands, else_=str(len(AGES)))


KINDS: Mapping[str, ColumnElement[Any]] = {
    "registrant_country": _T.registrant_country,
    "registrar": _T.registrar,
    "tld": _T.tld,
    "provider": _T.provider,
    "free": case((_T.free, "yes"), else_="no"),
    "age": _age(),
    "reply_elsewhere": case((_T.reply_elsewhere, "yes"), else_="no"),
}
"""The features, each with its value in SQL; an empty one: not known."""


def common(connection: Connection, period: Period) -> Common:
    """What the high-risk senders among those vetted in the period have in common."""
    high = case((_T.shown == Level.HIGH, 1), else_=0).label("high")
    named = [value.label(kind) for kind, value in KINDS.items()]
    # Their few columns once, so that the wide rows are walked over once and not for each feature.
    narrow = select(high, *named).where(*vetted(period)).cte().prefix_with("MATERIALIZED")
    parts = [
        select(literal(kind), narrow.c[kind], func.sum(narrow.c.high), func.count()).group_by(narrow.c[kind])
        for kind in KINDS
    ]
    rows = connection.execute(union_all(*parts)).fetchall()
    # Each feature's values make up all senders.
    every = sum(row[3] for row in rows if row[0] == "tld")
    all_high = sum(row[2] for row in rows if row[0] == "tld")
    if all_high < FEW:
        return Common((), 0, all_high, every)
    found = [Feature(row[0], row[1], row[2], row[3], all_high, every) for row in rows if row[2] >= FEW]
    hidden = sum(0 < row[2] < FEW for row in rows)
    found.sort(key=lambda feature: (-feature.lift, -feature.n, feature.kind, feature.value))
    return Common(tuple(found), hidden, all_high, every)
