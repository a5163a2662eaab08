"""All changes of all dossiers: listed, filtered, counted, and whether the owner has looked at them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from whowrites.model import Level
from whowrites.records import Change
from whowrites.store.change_rows import change_of
from whowrites.store.database import Database
from whowrites.store.schema import changes, dossiers

SIZE = 50


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change, the address and level shown of its dossier now, and whether the owner looked at it."""

    id: int
    change: Change
    address: str
    level: Level
    seen: bool


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One page of the list; `total` counts all that fit."""

    rows: tuple[ChangeRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Digest:
    """How many changes there are since a moment, of how many senders, and how many of those are high now."""

    changes: int
    senders: int
    high: int


class ChangeList:
    """Thread-safe. Reading raises StoreError, marking NotSaved."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, codes: Collection[str] = (), level: Level | None = None, unseen: bool = False, page: int = 1
    ) -> ChangePage:
        """The changes of these codes (none: of all), of senders of this level now, newest first."""
        chosen = _ROWS
        if codes:
            chosen = chosen.where(changes.c.code.in_(list(codes)))
        if level is not None:
            chosen = chosen.where(dossiers.c.shown == level)
        if unseen:
            chosen = chosen.where(changes.c.seen.is_(False))
        with self._database.read() as connection:
            total = connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
            pages = max(-(-total // SIZE), 1)
            page = min(max(page, 1), pages)
            return ChangePage(
                _read(connection, chosen.limit(SIZE).offset((page - 1) * SIZE)), total, page, pages
            )

    def between(self, since: datetime, until: datetime, most: int) -> tuple[ChangeRow, ...]:
        """The changes from `since` until before `until`, newest first, at most so many."""
        chosen = _ROWS.where(changes.c.at >= since, changes.c.at < until).limit(most)
        with self._database.read() as connection:
            return _read(connection, chosen)

    def unseen(self) -> int:
        """How many the owner has not looked at."""
        with self._database.read() as connection:
            return connection.execute(
                select(func.count()).select_from(changes).where(changes.c.seen.is_(False))
            ).scalar_one()

    def newest(self) -> int:
        """The id of the latest change; 0 where there is none."""
        with self._database.read() as connection:
            return int(connection.execute(select(func.coalesce(func.max(changes.c.id), 0))).scalar_one())

    def digest(self, since: datetime) -> Digest:
        """What there is to tell since a moment."""
        senders = changes.c.dossier_id.distinct()
        chosen = select(
            func.count(), func.count(senders), func.count(senders).filter(dossiers.c.shown == Level.HIGH)
        ).select_from(changes.join(dossiers))
        with self._database.read() as connection:
            return Digest(*connection.execute(chosen.where(changes.c.at >= since)).one())

    def mark_seen(self, change_id: int) -> None:
        """The owner looked at this one."""
        self._mark(update(changes).where(changes.c.id == change_id))

    def mark_all_seen(self, until: int) -> None:
        """The owner looked at all up to this id: what came since he opened the page stays new."""
        self._mark(update(changes).where(changes.c.id <= until, changes.c.seen.is_(False)))

    def _mark(self, chosen: Any) -> None:
        with self._database.write() as connection:
            connection.execute(chosen.values(seen=True))


_ROWS = (
    select(changes, dossiers.c.address, dossiers.c.shown)
    .select_from(changes.join(dossiers))
    .order_by(changes.c.at.desc(), changes.c.id.desc())
)


def _read(connection: Connection, chosen: Select[Any]) -> tuple[ChangeRow, ...]:
    return tuple(_row(row) for row in connection.execute(chosen))


def _row(row: Row[Any]) -> ChangeRow:
    return ChangeRow(row.id, change_of(row), row.address, row.shown, row.seen)
