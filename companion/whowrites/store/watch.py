"""Whether a part of the store has changed since it was last looked at, by whatever process."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection

from whowrites.store import settings
from whowrites.store.database import Database


class Watch:
    """Watches one mark among the settings, which `touch` changes. Not thread-safe: its user holds a lock."""

    def __init__(self, database: Database, mark: str) -> None:
        self._database = database
        self._mark = mark
        self._version = -1
        self._seen: str | None = None
        self._first = True

    def touch(self, connection: Connection) -> None:
        """Change the mark, in the transaction of the change itself."""
        settings.write(connection, self._mark, secrets.token_hex(8))

    def changed(self) -> bool:
        """True at the first call, and after each change of the mark."""
        version = self._database.version()
        if version == self._version:
            return False
        rows = self._database.look("SELECT value FROM settings WHERE key = ?", (self._mark,))
        self._version, mark = version, rows[0][0] if rows else None
        changed, self._first = self._first or mark != self._seen, False
        self._seen = mark
        return changed
