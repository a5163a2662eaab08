"""Whether a part of the store has changed since it was last looked at, by whatever process."""

from __future__ import annotations

import secrets
import sqlite3

from sqlalchemy import Connection

from whowrites.store import settings
from whowrites.store.database import Database


class Watch:
    """Watches one mark among the settings, which `touch` changes. Not thread-safe: its user holds a lock."""

    def __init__(self, database: Database, mark: str) -> None:
        self._database = database
        self._mark = mark
        self._connection: sqlite3.Connection | None = None
        self._generation = -1
        self._data_version = -1
        self._seen: str | None = None
        self._first = True

    def touch(self, connection: Connection) -> None:
        """Change the mark, in the transaction of the change itself."""
        settings.write(connection, self._mark, secrets.token_hex(8))

    def changed(self) -> bool:
        """True at the first call, and after each change of the mark.

        `data_version` costs microseconds and sees the writes of other connections and processes.
        """
        if self._connection is None or self._generation != self._database.generation:
            self.close()
            self._generation = self._database.generation
            self._connection = self._database.connect()
            self._data_version = -1
        version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        if version == self._data_version:
            return False
        self._data_version = version
        row = self._connection.execute("SELECT value FROM settings WHERE key = ?", (self._mark,)).fetchone()
        mark = row[0] if row else None
        changed, self._first = self._first or mark != self._seen, False
        self._seen = mark
        return changed

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
