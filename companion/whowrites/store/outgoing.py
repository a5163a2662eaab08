"""Whole dossiers, one after the other, for what takes them elsewhere: in memory are never more than a few."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from whowrites.model import Facts, Level
from whowrites.records import Note
from whowrites.store import facts_rows
from whowrites.store.database import Database
from whowrites.store.history_query import HistoryQuery, conditions
from whowrites.store.schema import dossiers, facts, notes, tags

AT_ONCE = 200
_NAMES = (
    "id", "address", "name", "domain", "first_seen", "checked_at", "changed_at", "shown", "company",
    "country", "registrar", "registrant_country", "registered", "provider", "free", "reply_elsewhere",
    "decision", "decided_at", "outcome", "owner", "need",
)  # fmt: skip
_COLUMNS = tuple(dossiers.c[name] for name in _NAMES)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One dossier. `known`: its columns by name (`traits`, what the owner set); `notes`: newest first."""

    known: dict[str, Any]
    facts: Facts
    tags: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def id(self) -> str:
        return str(self.known["id"])

    @property
    def level(self) -> Level:
        """The most risk that was shown for it."""
        level: Level = self.known["shown"]
        return level

    @property
    def checked_at(self) -> datetime | None:
        return self.facts.checked_at


def outgoing(
    database: Database, query: HistoryQuery, ids: Collection[str] | None = None
) -> Iterator[Outgoing]:
    """The dossiers that fit the query, or those under `ids`, by address. Raises StoreError.

    Each few are read in a transaction of their own: a long export does not hold up what is written meanwhile.
    """
    after = ""
    while True:
        with database.read() as connection:
            found = _few(connection, query, ids, after)
        yield from found
        if len(found) < AT_ONCE:
            return
        after = str(found[-1].known["address"])


def _few(
    connection: Connection, query: HistoryQuery, ids: Collection[str] | None, after: str
) -> list[Outgoing]:
    wanted = conditions(query) if ids is None else [dossiers.c.id.in_(list(ids))]
    chosen = (
        select(*_COLUMNS, dossiers.c.complete, dossiers.c.reach, facts.c.body)
        .join_from(dossiers, facts)
        .where(dossiers.c.address > after, *wanted)
        .order_by(dossiers.c.address)
        .limit(AT_ONCE)
    )
    rows = connection.execute(chosen).fetchall()
    keys = [row.id for row in rows]
    tagged: dict[str, list[str]] = {}
    for row in connection.execute(select(tags).where(tags.c.dossier_id.in_(keys)).order_by(tags.c.tag)):
        tagged.setdefault(row.dossier_id, []).append(row.tag)
    noted: dict[str, list[Note]] = {}
    written = select(notes).where(notes.c.dossier_id.in_(keys)).order_by(notes.c.at.desc(), notes.c.id.desc())
    for row in connection.execute(written):
        noted.setdefault(row.dossier_id, []).append(Note(row.dossier_id, row.text, row.at))
    return [
        Outgoing(
            {name: row._mapping[name] for name in _NAMES},
            facts_rows.read(row),
            tuple(tagged.get(row.id, ())),
            tuple(noted.get(row.id, ())),
        )
        for row in rows
    ]
