"""A number that grows whenever anybody has written to the database file: what is held in memory is good as
long as it stands. And the quick look that reads it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any


class FileVersion:
    """Asks SQLite on a connection of its own, which sees the writes of all others and of other processes.
    Thread-safe.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._told = -1
        self._serial = 0
        self._lock = Lock()

    def now(self) -> int:
        """The number; microseconds (sqlite.org/pragma.html#pragma_data_version). Raises sqlite3.Error.

        Take it before reading: what is written meanwhile then makes it grow once more.
        """
        with self._lock:
            if self._connection is None:
                self._connection = self._connect()
                self._told = -1
            told = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            if told != self._told:
                self._told = told
                self._serial += 1
            return self._serial

    def look(self, query: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a small query, asked without a layer between: for what is read with every sender.

        Raises sqlite3.Error.
        """
        with self._lock:
            if self._connection is None:
                self._connection = self._connect()
                self._told = -1
            return self._connection.execute(query, params).fetchall()

    def let_go(self) -> None:
        """Close the connection; the number has grown when it is asked for again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
