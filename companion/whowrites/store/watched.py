"""Which dossiers are watched: looked at again by and by, without a click.

The owner says so for each; where he said nothing, a sender that he knows, tagged or decided to go on with is
watched while they are in contact.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select

from whowrites.stamps import AHEAD, ahead
from whowrites.store import settings
from whowrites.store.database import Database
from whowrites.store.schema import contacts, dossiers, tags, written

EVERY = {"contact": timedelta(days=7), "monthly": timedelta(days=30)}
"""From one look to the next."""
LATELY = timedelta(days=60)
"""We are in contact as long as a mail was seen from them, or written to them, within this time."""
CLOSE = ("proceed", "known")
"""Decisions that make a sender one to be watched where the owner said nothing."""
A_DAY = 200
"""Looks a day at most."""
VISITS = "watch_visits"
"""Setting: whether sites and mail servers that were visited before are visited again. Off until the owner
says so."""
_SPENT = "watched_today"

USUALLY = or_(
    dossiers.c.decision.in_(CLOSE),
    exists().where(contacts.c.address == dossiers.c.address),
    exists().where(tags.c.dossier_id == dossiers.c.id),
)
"""SQL: whether a dossier is watched while in contact when nothing is set."""


class Watched:
    """Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, now: datetime, most: int) -> tuple[str, ...]:
        """The addresses to be looked at now, the longest not looked at first."""
        chosen = select(dossiers.c.address).where(_due(now)).order_by(dossiers.c.checked_at).limit(most)
        with self._database.read() as connection:
            return tuple(connection.execute(chosen).scalars())

    def usual(self, dossier_id: str) -> str:
        """How a dossier is watched while nothing is set: `contact` or `never`."""
        with self._database.read() as connection:
            usual = select(dossiers.c.id).where(dossiers.c.id == dossier_id, USUALLY)
            return "contact" if connection.execute(usual).first() else "never"

    def next(self, dossier_id: str, now: datetime) -> datetime | None:
        """From when a dossier is looked at again; None while it is not, for now."""
        columns = select(dossiers.c.checked_at, dossiers.c.watch, _in_contact(now), USUALLY)
        with self._database.read() as connection:
            row = connection.execute(columns.where(dossiers.c.id == dossier_id)).first()
        if row is None or row.checked_at is None:
            return None
        checked_at: datetime = row.checked_at
        how = row.watch or ("contact" if row[3] else "never")
        if how == "never" or (how == "contact" and not row[2]):
            return None
        return now if ahead(checked_at, now) else max(checked_at + EVERY[how], now)

    def spent(self, now: datetime) -> int:
        """How many looks were begun on this day (UTC)."""
        with self._database.read() as connection:
            kept = settings.read(connection, _SPENT) or {}
        return int(kept["n"]) if kept.get("day") == now.date().isoformat() else 0

    def spend(self, looks: int, now: datetime) -> None:
        """Count looks that are begun now. Raises NotSaved."""
        day = now.date().isoformat()
        with self._database.write() as connection:
            kept = settings.read(connection, _SPENT) or {}
            before = kept["n"] if kept.get("day") == day else 0
            settings.write(connection, _SPENT, {"day": day, "n": before + looks})


def _in_contact(now: datetime) -> ColumnElement[bool]:
    wrote = exists().where(written.c.address == dossiers.c.address, written.c.last_at >= now - LATELY)
    return or_(func.coalesce(dossiers.c.seen_at >= now - LATELY, false()), wrote)


def _due(now: datetime) -> ColumnElement[bool]:
    in_contact = or_(dossiers.c.watch == "contact", and_(dossiers.c.watch == "", USUALLY))
    return or_(
        and_(dossiers.c.watch == "monthly", _not_since(now - EVERY["monthly"], now)),
        and_(_not_since(now - EVERY["contact"], now), in_contact, _in_contact(now)),
    )


def _not_since(moment: datetime, now: datetime) -> ColumnElement[bool]:
    return or_(dossiers.c.checked_at <= moment, dossiers.c.checked_at > now + AHEAD)
