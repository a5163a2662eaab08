"""Dossiers grouped by company: the senders of one registrable domain, and of those that the user merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from whowrites.model import Level
from whowrites.store import organisations
from whowrites.store.database import Database
from whowrites.store.history_query import HistoryQuery, conditions
from whowrites.store.organisations import Deed
from whowrites.store.schema import dossiers


@dataclass(frozen=True, slots=True)
class Company:
    """Some dossiers under one organisation (a registrable domain, or one address of free mail).

    `level` is the most risk shown for any of them, `name` the firm that one of them names (or empty), `id`
    one of the dossiers.
    """

    organisation: str
    name: str
    dossiers: int
    level: Level
    checked_at: datetime | None
    id: str


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """One page; `total` companies have dossiers that fit the query, on `pages` pages (at least 1)."""

    rows: tuple[Company, ...]
    total: int
    page: int
    pages: int


class Companies:
    """The companies of one database. Thread-safe; merging and parting raise NotSaved."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def search(self, query: HistoryQuery) -> CompanyPage:
        """The companies whose dossiers fit the query, those with most of them first."""
        with self._database.read() as connection:
            return page(connection, query)

    def of(self, ids: Sequence[str]) -> dict[str, str]:
        """The organisations of these dossiers, by name, each with one of the dossiers."""
        found: dict[str, str] = {}
        own = select(dossiers.c.organisation, dossiers.c.id)
        with self._database.read() as connection:
            for start in range(0, len(ids), 500):
                for row in connection.execute(own.where(dossiers.c.id.in_(ids[start : start + 500]))):
                    found.setdefault(row.organisation, row.id)
        return dict(sorted(found.items()))

    def merge(self, ids: Sequence[str]) -> str | None:
        """Make one company of those that these dossiers (at most 500) belong to; under which organisation, or
        None where they are one already. Raises StoreError where none of them exists.
        """
        with self._database.write() as connection:
            return organisations.merge(connection, ids, self._clock())

    def part(self, organisation: str) -> bool:
        """Undo the merge of an organisation; False where it is merged into none."""
        with self._database.write() as connection:
            return organisations.part(connection, organisation, self._clock())

    def merged(self) -> dict[str, tuple[str, ...]]:
        """Each company that others were merged into, with those."""
        with self._database.read() as connection:
            return organisations.merged(connection)

    def log(self) -> tuple[Deed, ...]:
        """What was merged and parted, newest first."""
        with self._database.read() as connection:
            return organisations.log(connection)


def page(connection: Connection, query: HistoryQuery) -> CompanyPage:
    """One page of companies."""
    count = func.count().label("dossiers")
    own, level = dossiers.c.organisation, func.max(dossiers.c.shown).label("level")
    total = func.count().over().label("total")
    chosen = select(own, count, level, func.max(dossiers.c.checked_at).label("at"), total)
    chosen = chosen.where(*conditions(query)).group_by(own).order_by(count.desc(), own).limit(query.size)
    number = max(query.page, 1)
    if number > 1:
        every = select(func.count(own.distinct())).where(*conditions(query))
        number = min(number, max(1, -(-connection.execute(every).scalar_one() // query.size)))
    rows = connection.execute(chosen.offset((number - 1) * query.size)).fetchall()
    all_of_them = rows[0].total if rows else 0
    told = _told(connection, [row.organisation for row in rows])
    found = [
        Company(
            organisation=row.organisation,
            name=told[row.organisation].name,
            dossiers=row.dossiers,
            level=row.level,
            checked_at=row.at,
            id=told[row.organisation].id,
        )
        for row in rows
    ]
    return CompanyPage(tuple(found), all_of_them, number, max(1, -(-all_of_them // query.size)))


def _told(connection: Connection, wanted: Sequence[str]) -> dict[str, Row[*tuple[Any, ...]]]:
    """The name of each, from any of its dossiers, and one dossier."""
    own = dossiers.c.organisation
    name, one = func.max(dossiers.c.company).label("name"), func.min(dossiers.c.id).label("id")
    rows = connection.execute(select(own, name, one).where(own.in_(wanted)).group_by(own))
    return {row.organisation: row for row in rows}
