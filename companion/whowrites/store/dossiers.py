"""Dossiers: the facts under each address, one dossier an address, and all that hangs on it."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection

from whowrites.model import Facts, Level, Subject
from whowrites.records import Change, Decision, Note, Sighting
from whowrites.store import (
    change_rows,
    facts_rows,
    history,
    notebook,
    removal,
    saved_views,
    sightings,
    views,
)
from whowrites.store.at_hand import AtHand
from whowrites.store.database import Database
from whowrites.store.errors import NotSaved
from whowrites.store.facts_rows import JOINED, Parsed
from whowrites.store.group_commit import GroupCommit
from whowrites.store.history import HistoryPage
from whowrites.store.history_query import HistoryQuery
from whowrites.store.lookups import Lookups
from whowrites.store.notebook import RunEntry
from whowrites.store.schema import dossiers
from whowrites.store.sightings import Recent, Seen

_WAITING = 2_000
"""Dossiers that the disk refused, kept to be written later; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Record:
    """All about one dossier. `level` and `score` are those of the address alone; lists are newest first."""

    facts: Facts
    level: Level
    score: float
    first_seen: datetime
    seen: int
    sightings: tuple[Sighting, ...]
    runs: tuple[RunEntry, ...]
    changes: tuple[Change, ...]
    decision: Decision | None
    decisions: tuple[Decision, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Rated:
    facts: Facts
    level: Level
    score: float
    found: tuple[Change, ...]


class Dossiers:
    """The dossiers of one database.

    Thread-safe. Reading raises StoreError when the database cannot be read.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime], lookups: Lookups) -> None:
        self._database = database
        self._clock = clock
        self._lookups = lookups
        self._parsed = Parsed()
        self._at_hand = AtHand()
        self._recent = Recent()
        self._waiting: OrderedDict[str, _Rated] = OrderedDict()
        self._lock = Lock()
        self._saving = GroupCommit(database, self._write)
        self._sighting = GroupCommit(database, _sight)

    @staticmethod
    def new_id() -> str:
        """A random id, 128 bit in hex: it stands for the dossier in URLs and says nothing of the address."""
        return secrets.token_hex(16)

    def facts(self, addresses: Collection[str]) -> dict[str, Facts]:
        """The facts under these normalised addresses, as far as there are any; one query for up to 500."""
        wanted = list(addresses)
        version = self._database.version()
        found = self._at_hand.of(wanted, version)
        missing = [key for key in wanted if key not in found]
        if missing:
            read = self._read(missing)
            self._at_hand.keep(read, version)
            found |= read
        with self._lock:
            if self._waiting:
                found |= {key: self._waiting[key].facts for key in wanted if key in self._waiting}
        return found

    def _read(self, wanted: Sequence[str]) -> dict[str, Facts]:
        found: dict[str, Facts] = {}
        for start in range(0, len(wanted), facts_rows.CHUNK):
            part = wanted[start : start + facts_rows.CHUNK]
            for row in facts_rows.stored(self._database, part):
                found[row.address] = self._parsed.facts(row, self._database.generation)
        return found

    def save(self, facts: Facts, level: Level, score: float, found: Sequence[Change] = ()) -> str:
        """Keep these facts under their address, durably, with the changes `found` since the run before, and
        add a run to the timeline; gives the id of the dossier.

        An address that has a dossier keeps its id and first_seen, whatever `facts.id` says. Dossiers that are
        saved at the same time share one transaction. Empty when the disk refused: facts and changes then stay
        in memory, are answered from there, and are written when the disk takes something again.
        """
        with self._lock:
            earlier = self._waiting.get(facts.address)
        rated = _Rated(facts, level, score, (*(earlier.found if earlier else ()), *found))
        try:
            kept_as = self._saving.commit(rated)
        except NotSaved:
            with self._lock:
                self._waiting[facts.address] = rated
                self._waiting.move_to_end(facts.address)
                while len(self._waiting) > _WAITING:
                    self._waiting.popitem(last=False)
            return ""
        with self._lock:
            self._waiting.pop(facts.address, None)
        self.write_waiting()
        return kept_as

    def write_waiting(self) -> None:
        """Try again to write what the disk refused."""
        with self._lock:
            waiting = list(self._waiting.values())
        if not waiting:
            return
        try:
            with self._database.write() as connection:
                self._write(connection, waiting)
        except NotSaved:
            return
        with self._lock:
            for rated in waiting:
                if self._waiting.get(rated.facts.address) is rated:
                    del self._waiting[rated.facts.address]

    def sight(self, seen: Sequence[Seen], at: datetime) -> None:
        """Count these sightings, those counted within the last minute with the same
        level are passed over.

        An id without a dossier is passed over too. When the disk refuses, they are lost: the next view
        counts them.
        """
        news = self._recent.news(seen, at)
        if not news:
            return
        try:
            self._sighting.commit((news, at))
        except NotSaved:
            return
        self._recent.written(news, at)
        self.write_waiting()

    def rerate(
        self, dossier_id: str, level: Level, score: float, shown: Sequence[tuple[Subject, Level]]
    ) -> None:
        """Set the level of the address by itself, and those that its sightings are `shown` with, without a
        run: the same evidence was weighed anew. Raises NotSaved.
        """
        with self._database.write() as connection:
            facts_rows.rerate(connection, dossier_id, level, score)
            sightings.relevel(connection, dossier_id, shown)
        self._recent.clear()

    def facts_of(self, dossier_id: str) -> Facts | None:
        """The facts under this id, those that wait for the disk included; None where there are none."""
        with self._lock:
            for rated in self._waiting.values():
                if rated.facts.id == dossier_id:
                    return rated.facts
        with self._database.read() as connection:
            row = connection.execute(JOINED.where(dossiers.c.id == dossier_id)).first()
        return self._parsed.facts(row, self._database.generation) if row else None

    def by_id(self, dossier_id: str) -> Record | None:
        """The whole record, or None where there is no such dossier."""
        chosen = JOINED.add_columns(
            dossiers.c.level, dossiers.c.score, dossiers.c.first_seen, dossiers.c.seen
        ).where(dossiers.c.id == dossier_id)
        with self._database.read() as connection:
            row = connection.execute(chosen).first()
            if row is None:
                return None
            decisions = notebook.decisions_of(connection, dossier_id)
            return Record(
                facts=self._parsed.facts(row, self._database.generation),
                level=row.level,
                score=row.score,
                first_seen=row.first_seen,
                seen=row.seen,
                sightings=sightings.of(connection, dossier_id),
                runs=notebook.runs_of(connection, dossier_id),
                changes=change_rows.changes_of(connection, dossier_id),
                decision=decisions[0] if decisions else None,
                decisions=decisions,
                notes=notebook.notes_of(connection, dossier_id),
            )

    def search(self, query: HistoryQuery) -> HistoryPage:
        """One page of the history."""
        with self._database.read() as connection:
            return history.page(connection, query)

    def ids(self, query: HistoryQuery, most: int) -> tuple[str, ...]:
        """The ids of all dossiers that fit the query whatever its page, at most so many."""
        with self._database.read() as connection:
            return history.ids(connection, query, most)

    def named(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Address and name of these dossiers, by address; one query for up to 500."""
        with self._database.read() as connection:
            return history.named(connection, ids)

    def counts(self) -> dict[Level, int]:
        """How many dossiers there are of each level shown; every level is a key."""
        with self._database.read() as connection:
            return history.counts(connection)

    def decide(self, decision: Decision) -> None:
        """Keep a decision of the user. Raises NotSaved, and StoreError where there is no such dossier."""
        with self._database.write() as connection:
            notebook.decide(connection, decision)

    def note(self, note: Note) -> None:
        """Keep a note of the user. Raises NotSaved, and StoreError where there is no such dossier."""
        with self._database.write() as connection:
            notebook.add_note(connection, note)

    def change(self, found: Sequence[Change]) -> None:
        """Keep changes between runs, each once. Raises NotSaved."""
        with self._database.write() as connection:
            change_rows.add_changes(connection, found)

    def keep_view(self, text: str) -> str:
        """A random id for a search text, which is to be in no URL. Raises NotSaved."""
        with self._database.write() as connection:
            return views.keep(connection, text, self._clock())

    def view(self, view_id: str) -> str | None:
        """The search text that was kept under this id, with a name or without; None where there is none (any
        more).
        """
        with self._database.read() as connection:
            text = views.text_of(connection, view_id)
            return saved_views.text_of(connection, view_id) if text is None else text

    def delete(self, dossier_id: str) -> bool:
        """Delete a dossier with all that hangs on it, and what look-ups and kept searches say of it; False
        where there is none.

        Its text is then in no file but the backups, which live a week. Raises NotSaved.
        """
        with self._database.write() as connection:
            address = removal.remove(connection, dossier_id, self._lookups, self._clock())
        if not address:
            return False
        with self._lock:
            self._waiting.pop(address, None)
        self._parsed.clear()
        self._recent.clear()
        self._database.scrub()
        return True

    def forget_memory(self) -> None:
        """Forget all that is not in the database: it was emptied."""
        with self._lock:
            self._waiting.clear()
        self._parsed.clear()
        self._recent.clear()

    def _write(self, connection: Connection, rated: Sequence[_Rated]) -> list[str]:
        now = self._clock()
        kept = [facts_rows.write(connection, item.facts, item.level, item.score, now) for item in rated]
        for key, item in zip(kept, rated, strict=True):
            change_rows.add_changes(connection, [replace(one, dossier_id=key) for one in item.found])
        return kept


def _sight(
    connection: Connection, together: Sequence[tuple[dict[tuple[str, str], Seen], datetime]]
) -> list[None]:
    return [sightings.write(connection, news, at) for news, at in together]  # type: ignore[func-returns-value]
