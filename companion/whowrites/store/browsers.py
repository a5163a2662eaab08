"""Paired browsers: for each extension's origin the hash of its token, and the key with which the companion
proves itself.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from whowrites.releases import renamed
from whowrites.store import backups
from whowrites.store.columns import storable
from whowrites.store.database import Database
from whowrites.store.doors import Doors, hashed
from whowrites.store.errors import NotSaved
from whowrites.store.schema import browsers
from whowrites.store.snapshot import Snapshot

_TOUCH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Browser:
    """A paired browser as the settings page lists it; the token itself is kept nowhere."""

    id: str
    origin: str
    name: str
    paired_at: datetime
    used_at: datetime


class Browsers(Doors):
    """The paired browsers, and the tickets and sessions of the owner. Thread-safe.

    Who may call is asked with every request: it is answered from memory, as the file says at that moment.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        super().__init__(database, clock)
        self._paired = Snapshot(database, _by_origin)

    def pair(self, origin: str, token: str, key: str, name: str) -> Browser:
        """Keep a pairing; an earlier one of the same origin ends with it. Raises NotSaved."""
        now = self._clock()
        values: dict[str, Any] = {
            "id": secrets.token_hex(16),
            "name": storable(name, 200),
            "token_hash": hashed(token),
            "key": key,
            "paired_at": now,
            "used_at": now,
        }
        new = insert(browsers).values(origin=origin, **values)
        with self._database.write() as connection:
            connection.execute(new.on_conflict_do_update(index_elements=[browsers.c.origin], set_=values))
        return Browser(values["id"], origin, values["name"], now, now)

    def paired_origins(self) -> frozenset[str]:
        """The origins that may call the API."""
        return frozenset(self._paired.now())

    def by_token(self, origin: str, token: str) -> Browser | None:
        """The browser of this very origin with this token, or None; its last use is written down once a
        minute.
        """
        row = self._paired.now().get(origin)
        if row is None or not hmac.compare_digest(row.token_hash, hashed(token)):
            return None
        now = self._clock()
        if now - row.used_at >= _TOUCH:
            self._use(row.id, now)
        return _browser(row)

    def key_for(self, origin: str) -> str | None:
        """The proof key that was agreed with this origin, or None."""
        row = self._paired.now().get(origin)
        return None if row is None else str(row.key)

    def met(self, origin: str, release: str) -> None:
        """The extension of this origin says which release it is; it ends the browser's name."""
        row = self._paired.now().get(origin)
        if row is None or (name := storable(renamed(row.name, release), 200)) == row.name:
            return
        try:
            with self._database.write() as connection:
                connection.execute(update(browsers).where(browsers.c.id == row.id).values(name=name))
        except NotSaved:
            return  # it says so again at the next start

    def revoke(self, browser_id: str) -> bool:
        """End a pairing at once, in the backups too: a restored one must not open the door again. False:
        there is none.

        Raises NotSaved.
        """
        with self._database.write() as connection:
            gone = connection.execute(delete(browsers).where(browsers.c.id == browser_id)).rowcount > 0
        backups.strike(self._database.path, "DELETE FROM browsers WHERE id = ?", browser_id)
        return gone

    def list(self) -> tuple[Browser, ...]:
        """The paired browsers, the last used first."""
        with self._database.read() as connection:
            return tuple(
                _browser(row)
                for row in connection.execute(select(browsers).order_by(browsers.c.used_at.desc()))
            )

    def _use(self, browser_id: str, now: datetime) -> None:
        try:
            with self._database.write() as connection:
                connection.execute(update(browsers).where(browsers.c.id == browser_id).values(used_at=now))
        except NotSaved:
            return  # the time of last use is all that is lost


def _by_origin(database: Database) -> Mapping[str, Row[Any]]:
    with database.read() as connection:
        return {row.origin: row for row in connection.execute(select(browsers))}


def _browser(row: Row[Any]) -> Browser:
    return Browser(row.id, row.origin, row.name, row.paired_at, row.used_at)
