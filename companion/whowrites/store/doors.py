"""Tickets and sessions of the owner's pages. Only SHA-256 of them is kept, so the file opens no door."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import delete, insert, select, update

from whowrites.stamps import ahead
from whowrites.store.database import Database
from whowrites.store.errors import NotSaved
from whowrites.store.schema import sessions, tickets

TICKET_LIFE = {"page": timedelta(seconds=30), "start": timedelta(seconds=120)}
"""By kind: `page` for a page opened from the extension, `start` for the redirect file of `serve` and
`open`.
"""

SESSION_IDLE = timedelta(hours=12)
_TOUCH = timedelta(minutes=1)
"""Use is written down once a minute, not with each request."""


class Doors:
    """Thread-safe.

    Where the disk refuses, tickets and sessions live in memory: the page that says so must still open.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._lock = Lock()
        self._tickets: dict[str, datetime] = {}
        self._sessions: dict[str, datetime] = {}

    def new_ticket(self, kind: str) -> str:
        """A ticket for one entry, good for its kind's time (`TICKET_LIFE`; another kind is a KeyError)."""
        ticket = secrets.token_urlsafe(32)
        until = self._clock() + TICKET_LIFE[kind]
        try:
            with self._database.write() as connection:
                connection.execute(insert(tickets).values(hash=hashed(ticket), until=until))
        except NotSaved:
            with self._lock:
                self._tickets[hashed(ticket)] = until
        return ticket

    def use_ticket(self, ticket: str) -> bool:
        """Whether the ticket was good; it is not afterwards. One that cannot be struck out is not good."""
        with self._lock:
            until = self._tickets.pop(hashed(ticket), None)
        if until is None:
            struck = delete(tickets).where(tickets.c.hash == hashed(ticket)).returning(tickets.c.until)
            try:
                with self._database.write() as connection:
                    until = connection.execute(struck).scalar()
            except NotSaved:
                return False
        now = self._clock()
        return until is not None and until > now and not ahead(until, now)

    def new_session(self) -> str:
        """The value of the owner's cookie."""
        session = secrets.token_urlsafe(32)
        now = self._clock()
        try:
            with self._database.write() as connection:
                connection.execute(insert(sessions).values(hash=hashed(session), used_at=now))
        except NotSaved:
            with self._lock:
                self._sessions[hashed(session)] = now
        return session

    def session(self, session: str) -> bool:
        """Whether this is a session that was used within the last 12 hours; it is used now."""
        now, key = self._clock(), hashed(session)
        with self._lock:
            used = self._sessions.get(key)
        if used is None:
            with self._database.read() as connection:
                used = connection.execute(select(sessions.c.used_at).where(sessions.c.hash == key)).scalar()
        if used is None or now - used >= SESSION_IDLE or ahead(used, now):
            return False
        if now - used >= _TOUCH:
            self._touch(key, now)
        return True

    def end_session(self, session: str) -> None:
        """Forget a session. Raises NotSaved."""
        with self._lock:
            self._sessions.pop(hashed(session), None)
        with self._database.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == hashed(session)))

    def expire(self, now: datetime) -> None:
        """Remove what is good no longer. Raises NotSaved."""
        with self._database.write() as connection:
            connection.execute(delete(tickets).where(tickets.c.until < now))
            connection.execute(delete(sessions).where(sessions.c.used_at < now - SESSION_IDLE))

    def _touch(self, key: str, now: datetime) -> None:
        try:
            with self._database.write() as connection:
                connection.execute(update(sessions).where(sessions.c.hash == key).values(used_at=now))
        except NotSaved:
            with self._lock:
                self._sessions[key] = now
            return
        with self._lock:
            if key in self._sessions:
                self._sessions[key] = now


def hashed(secret: str) -> str:
    """SHA-256 in hex. The secrets are 256 random bits, so a slow hash would add nothing."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
