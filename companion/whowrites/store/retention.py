"""How long dossiers are kept: those of strangers with whom nothing came about go after some months.

What the owner decided, noted, tagged, watches or brought, and his contacts, are never deleted by time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, select

from whowrites.store import settings
from whowrites.store.database import Database
from whowrites.store.schema import contacts, dossiers, hits, ledger, notes, tags, written

DEFAULT, LEAST, MOST = 12, 0, 36
"""Months from the last check or message; 0 keeps nothing: the next round of the upkeep takes them."""
SOON = timedelta(days=30)
"""So long before they go, dossiers are listed."""
SETTING = "retention_months"
_MONTH = timedelta(days=30.44)


@dataclass(frozen=True, slots=True)
class Going:
    """A dossier that goes at `at` unless something comes about."""

    id: str
    address: str
    at: datetime


class Retention:
    """Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def months(self) -> int:
        """How many months dossiers of strangers are kept."""
        with self._database.read() as connection:
            chosen = settings.read(connection, SETTING)
        return DEFAULT if chosen is None else int(chosen)

    def choose(self, months: int) -> None:
        """Keep them so long from now on. Raises ValueError outside LEAST to MOST, and NotSaved."""
        if not LEAST <= months <= MOST:
            raise ValueError(f"{months} is not from {LEAST} to {MOST}")
        with self._database.write() as connection:
            settings.write(connection, SETTING, months)

    def due(self, now: datetime, most: int) -> tuple[str, ...]:
        """The ids of those whose time is over, the oldest first."""
        return tuple(one.id for one in self._older(now - self.months * _MONTH, most))

    def going(self, now: datetime, most: int) -> tuple[Going, ...]:
        """Those that go within SOON, the first to go first."""
        return tuple(self._older(now - self.months * _MONTH + SOON, most))

    def number_going(self, now: datetime) -> int:
        """How many go within SOON."""
        chosen = select(func.count()).select_from(dossiers)
        with self._database.read() as connection:
            limit = now - self.months * _MONTH + SOON
            return int(connection.execute(chosen.where(_stranger(), _last() < limit)).scalar_one())

    def _older(self, limit: datetime, most: int) -> Sequence[Going]:
        last = _last()
        chosen = select(dossiers.c.id, dossiers.c.address, last.label("last"))
        chosen = chosen.where(_stranger(), last < limit).order_by(last).limit(most)
        with self._database.read() as connection:
            rows = connection.execute(chosen).fetchall()
        return [Going(row.id, row.address, row.last + self.months * _MONTH) for row in rows]


def _last() -> ColumnElement[datetime]:
    """When the sender was last checked or met."""
    met = func.coalesce(dossiers.c.seen_at, dossiers.c.first_seen, type_=dossiers.c.first_seen.type)
    return func.max(
        func.coalesce(dossiers.c.checked_at, dossiers.c.first_seen, type_=dossiers.c.first_seen.type),
        met,
        type_=dossiers.c.first_seen.type,
    )


def _stranger() -> ColumnElement[bool]:
    """SQL: the owner did nothing about this dossier."""
    return and_(
        dossiers.c.decision == "",
        dossiers.c.watch.in_(("", "never")),
        dossiers.c.outcome == "",
        dossiers.c.owner == "",
        dossiers.c.need.is_(None),
        dossiers.c.impression.is_(None),
        ~exists().where(notes.c.dossier_id == dossiers.c.id),
        ~exists().where(tags.c.dossier_id == dossiers.c.id),
        ~exists().where(ledger.c.dossier_id == dossiers.c.id),
        ~exists().where(hits.c.dossier_id == dossiers.c.id),
        ~exists().where(contacts.c.address == dossiers.c.address),
        ~exists().where(written.c.address == dossiers.c.address),
    )
