"""What comes while the disk is busy goes to it together: one transaction and one sync for all who wait.

Who comes alone writes at once. Where several came together more are coming: then the next transaction begins
a moment later and takes them along. A dossier alone touches thirty pages of the file, and most of them are
touched by the next one too.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from whowrites.store.database import Database
from whowrites.store.errors import StoreError

REST = 0.02
"""Seconds between two transactions of many."""

T = TypeVar("T")
R = TypeVar("R")


class GroupCommit(Generic[T, R]):
    """`write` puts items into a transaction and gives a result for each. Thread-safe."""

    def __init__(self, database: Database, write: Callable[[Connection, Sequence[T]], Sequence[R]]) -> None:
        self._database = database
        self._write = write
        self._queue: list[tuple[T, Future[R]]] = []
        self._lock = Lock()
        self._turn = Lock()
        self._rests_until = 0.0

    def commit(self, item: T) -> R:
        """The result of writing `item`, which is on the disk then.

        Raises NotSaved and StoreDamaged, as all do who were to be written with it; what is wrong with one
        item alone is raised to its own caller only.
        """
        mine: Future[R] = Future()
        with self._lock:
            self._queue.append((item, mine))
        with self._turn:
            if not mine.done():  # else the one before us has written ours too
                self._commit_waiting()
        try:
            return mine.result()
        except CancelledError:
            with self._database.write() as connection:
                return self._write(connection, [item])[0]

    def _commit_waiting(self) -> None:
        time.sleep(max(self._rests_until - time.monotonic(), 0))
        with self._lock:
            together, self._queue = self._queue, []
        self._commit(together)
        self._rests_until = time.monotonic() + REST if len(together) > 1 else 0.0

    def _commit(self, together: Sequence[tuple[T, Future[R]]]) -> None:
        try:
            with self._database.write() as connection:
                results = self._write(connection, [item for item, _ in together])
        except StoreError as refusal:
            for _, future in together:
                future.set_exception(refusal)
        except (SQLAlchemyError, sqlite3.Error, ValueError, TypeError, LookupError):
            # One of them cannot be written: each tries alone, and its caller hears what is wrong with it.
            for _, future in together:
                future.cancel()
        else:
            for (_, future), result in zip(together, results, strict=True):
                future.set_result(result)
