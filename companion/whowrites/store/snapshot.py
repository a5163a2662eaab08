"""A small part of the store in memory, read again when the file has been written to."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from whowrites.store.database import Database

T = TypeVar("T")


class Snapshot(Generic[T]):
    """What `read` makes of the database: for what every request asks and few change. Thread-safe."""

    def __init__(self, database: Database, read: Callable[[Database], T]) -> None:
        self._database = database
        self._read = read
        self._held: tuple[int, T] | None = None
        self._lock = Lock()

    def now(self) -> T:
        """The state of the file at this moment, not to be changed. Raises StoreError, StoreDamaged."""
        version = self._database.version()
        held = self._held
        if held and held[0] == version:
            return held[1]
        with self._lock:
            held = self._held
            # All threads that came meanwhile have waited for the first of them.
            if held and held[0] >= version:
                return held[1]
            made = self._read(self._database)
            self._held = version, made
        return made
