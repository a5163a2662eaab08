"""The history: dossiers searched, filtered, sorted and cut into pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, Connection, func, literal_column, select

from whowrites.model import Level
from whowrites.store.fold import patterns
from whowrites.store.schema import dossiers

MAX_SIZE = 500


class Sort(StrEnum):
    """The orders there are; each has an index.

    Anything else is not an order (ValueError from `Sort(text)`).
    """

    CHECKED = "checked_at"
    FIRST_SEEN = "first_seen"
    SEEN_AT = "seen_at"
    ADDRESS = "address"
    NAME = "name"
    DOMAIN = "domain"
    LEVEL = "level"
    SCORE = "score"
    SIGHTINGS = "sightings"


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What is looked for. `text`: words that must all occur in address, name, claims or notes, accents and
    case ignored.

    No `levels`: all. `page` counts from 1; one beyond the last gives the last.
    """

    text: str = ""
    levels: frozenset[Level] = frozenset()
    sort: Sort = Sort.CHECKED
    descending: bool = True
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A dossier in the list. `level` is the most risk that was shown for it: of the address alone
    (`own_level`) or of any message.

    It is what the filter and the counts go by, so that a sender whose badge was red is found under high.
    """

    id: str
    address: str
    name: str
    domain: str
    level: Level
    own_level: Level
    score: float
    first_seen: datetime
    checked_at: datetime | None
    seen_at: datetime | None
    sightings: int


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One page; `total` dossiers fit the query, on `pages` pages (at least 1)."""

    rows: tuple[HistoryRow, ...]
    total: int
    page: int
    pages: int


_T = dossiers.c
_ORDER: dict[Sort, tuple[ColumnClause[Any], ...]] = {
    Sort.CHECKED: (_T.checked_at,),
    Sort.FIRST_SEEN: (_T.first_seen,),
    Sort.SEEN_AT: (_T.seen_at,),
    Sort.ADDRESS: (_T.address,),
    Sort.NAME: (_T.name, _T.address),
    Sort.DOMAIN: (_T.domain, _T.address),
    Sort.LEVEL: (_T.shown, _T.checked_at),
    Sort.SCORE: (_T.score,),
    Sort.SIGHTINGS: (_T.seen,),
}
_COLUMNS = (
    _T.id,
    _T.address,
    _T.name,
    _T.domain,
    _T.shown,
    _T.level,
    _T.score,
    _T.first_seen,
    _T.checked_at,
    _T.seen_at,
    _T.seen,
)


def page(connection: Connection, query: HistoryQuery) -> HistoryPage:
    """The page that the query asks for."""
    size = min(max(query.size, 1), MAX_SIZE)
    where = _conditions(query)
    total = connection.execute(select(func.count()).select_from(dossiers).where(*where)).scalar_one()
    pages = max(1, -(-total // size))
    number = min(max(query.page, 1), pages)
    order = _ORDER[query.sort]
    if query.text:
        # SQLite would walk the order's index and fetch each row for LIKE: 140 ms over 100,000; a plain walk
        # takes 13 and a sort. The plus sign keeps the index out (sqlite.org/optoverview.html).
        order = tuple(literal_column(f"+dossiers.{column.name}") for column in order)
    directed = [column.desc() if query.descending else column.asc() for column in order]
    chosen = select(*_COLUMNS).where(*where).order_by(*directed).limit(size).offset((number - 1) * size)
    rows = connection.execute(chosen)
    return HistoryPage(tuple(HistoryRow(*row) for row in rows), total, number, pages)


def counts(connection: Connection) -> dict[Level, int]:
    """How many dossiers there are of each level shown."""
    rows = connection.execute(select(_T.shown, func.count()).group_by(_T.shown))
    return dict.fromkeys(Level, 0) | {row[0]: row[1] for row in rows}


def _conditions(query: HistoryQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        _T.search.like(pattern, escape="\\") for pattern in patterns(query.text)
    ]
    if query.levels and len(query.levels) < len(Level):
        conditions.append(_T.shown.in_(query.levels))
    return conditions
