"""The history: dossiers searched, filtered, sorted and cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnClause, Connection, Select, func, literal_column, select

from whowrites.model import Level
from whowrites.store.history_query import HistoryQuery, Sort, Way, conditions
from whowrites.store.schema import dossiers, tags

MAX_SIZE = 500
FEW = 500
"""So many finds of a search are looked up one by one."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A dossier in the list. `level` is the most risk that was shown for it: of the address alone
    (`own_level`) or of any message.

    It is what the filter and the counts go by, so that a sender whose badge was red is found under high.
    `country` is an ISO 3166-1 code or empty, `decision` the last one or empty.
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
    company: str
    country: str
    changed_at: datetime | None
    owner: str
    decision: str
    tags: tuple[str, ...]


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
    Sort.COMPANY: (_T.company, _T.address),
    Sort.COUNTRY: (_T.country, _T.address),
    Sort.DOMAIN: (_T.domain, _T.address),
    Sort.CHANGED: (_T.changed_at,),
    Sort.OWNER: (_T.owner, _T.address),
    Sort.DECISION: (_T.decision, _T.checked_at),
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
    _T.company,
    _T.country,
    _T.changed_at,
    _T.owner,
    _T.decision,
)


def page(connection: Connection, query: HistoryQuery) -> HistoryPage:
    """The page that the query asks for."""
    size = min(max(query.size, 1), MAX_SIZE)
    few = _few(connection, query)
    total = connection.execute(counting(query)).scalar_one() if few is None else len(few)
    pages = max(1, -(-total // size))
    number = min(max(query.page, 1), pages)
    last = number * size
    if few is None:
        chosen = ordered(query, _shorter(connection, last, total))
    else:
        chosen = ordered(query, Way.FILTER).where(_T.id.in_(few))
    found = connection.execute(chosen.limit(size).offset(last - size)).fetchall()
    named = _tags(connection, [row.id for row in found])
    rows = tuple(HistoryRow(*(*row, tuple(named.get(row.id, ())))) for row in found)
    return HistoryPage(rows, total, number, pages)


def counting(query: HistoryQuery) -> Select[int]:
    """How many dossiers fit the query."""
    return select(func.count()).select_from(dossiers).where(*conditions(query))


def ordered(query: HistoryQuery, way: Way) -> Select[*tuple[Any, ...]]:
    """All rows that fit the query, in its order."""
    order = _ORDER[query.sort]
    if way is Way.FILTER and (query.text or query.changed_since or query.registered_since):
        # There is no index for a search, and where a range is asked for SQLite takes the order's: 140 ms over
        # 100,000 rows, where a walk through the table takes 13.
        order = tuple(literal_column(f"+dossiers.{column.name}") for column in order)
    directed = [column.desc() if query.descending else column.asc() for column in order]
    return select(*_COLUMNS).where(*conditions(query, way)).order_by(*directed)


def _few(connection: Connection, query: HistoryQuery) -> Sequence[str] | None:
    """The ids that a search finds, so that the table is walked once and not again for the page; None where
    there are many, or there is no search.
    """
    if not query.text:
        return None
    found = ids(connection, query, FEW + 1)
    return found if len(found) <= FEW else None


def _shorter(connection: Connection, last: int, total: int) -> Way:
    """Along the order as many rows are looked at as it takes to meet the page's last one; else all that fit,
    to sort them.
    """
    every = connection.execute(select(func.count()).select_from(dossiers)).scalar_one()
    return Way.ORDER if last * every < total * total else Way.FILTER


def ids(connection: Connection, query: HistoryQuery, most: int) -> tuple[str, ...]:
    """The ids of all dossiers that fit the query, `most` of them; in no order."""
    return tuple(connection.execute(select(_T.id).where(*conditions(query)).limit(most)).scalars())


def named(connection: Connection, wanted: Sequence[str]) -> list[tuple[str, str]]:
    """Address and name of these dossiers, by address."""
    chosen = select(_T.address, _T.name).where(_T.id.in_(wanted)).order_by(_T.address)
    return [(row.address, row.name) for row in connection.execute(chosen)]


def counts(connection: Connection) -> dict[Level, int]:
    """How many dossiers there are of each level shown."""
    rows = connection.execute(select(_T.shown, func.count()).group_by(_T.shown))
    return dict.fromkeys(Level, 0) | {row[0]: row[1] for row in rows}


def _tags(connection: Connection, wanted: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in connection.execute(
        select(tags).where(tags.c.dossier_id.in_(wanted)).order_by(tags.c.dossier_id, tags.c.tag)
    ):
        found.setdefault(row.dossier_id, []).append(row.tag)
    return found
