"""Dossiers that leave for a colleague, and those that come from one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from whowrites.model import Level
from whowrites.store import merging
from whowrites.store.database import Database
from whowrites.store.dossiers import Dossiers
from whowrites.store.history_query import HistoryQuery
from whowrites.store.merging import Merged
from whowrites.store.outgoing import Outgoing, outgoing
from whowrites.store.shared import Shared, shared
from whowrites.store.watch import Watch

_EVERY = HistoryQuery()


class Exchange:
    """Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._mark = Watch(database, "owner_mark")

    def shared(self, query: HistoryQuery = _EVERY, ids: Collection[str] | None = None) -> Iterator[Shared]:
        """The dossiers that fit the query, or those under `ids`, a few at a time. Raises StoreError."""
        return shared(self._database, query, ids)

    def outgoing(
        self, query: HistoryQuery = _EVERY, ids: Collection[str] | None = None
    ) -> Iterator[Outgoing]:
        """The same as `shared`, with less of each."""
        return outgoing(self._database, query, ids)

    def tried(self, given: Sequence[tuple[Shared, Level, float]]) -> list[Merged]:
        """What `merge` of these would come to; nothing of it is kept. Raises NotSaved."""
        try:
            with self._database.write() as connection:
                done = self._put(connection, given)
                raise _OnlyTried
        except _OnlyTried:
            return done

    def merge(self, given: Sequence[tuple[Shared, Level, float]]) -> list[Merged]:
        """Put these dossiers in, all or none; each with what its facts come to here. Raises NotSaved."""
        with self._database.write() as connection:
            done = self._put(connection, given)
            self._mark.touch(connection)
        return done

    def _put(self, connection: Connection, given: Sequence[tuple[Shared, Level, float]]) -> list[Merged]:
        return [
            merging.merge(connection, one, level, score, Dossiers.new_id(), self._clock())
            for one, level, score in given
        ]


class _OnlyTried(Exception):
    """Takes a transaction back."""
