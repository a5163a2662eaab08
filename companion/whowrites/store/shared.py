"""A dossier as colleagues hand it to each other: facts, and all that was met, noted, decided and found."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from whowrites.model import Facts, Reach
from whowrites.records import Change, Decision, Entry, Hit, Note, Sighting
from whowrites.store import sightings as met
from whowrites.store.change_rows import change_of
from whowrites.store.database import Database
from whowrites.store.history_query import HistoryQuery
from whowrites.store.notebook import RunEntry
from whowrites.store.outgoing import AT_ONCE, Outgoing, outgoing
from whowrites.store.schema import changes, decisions, hits, ledger, runs


@dataclass(frozen=True, slots=True)
class Shared:
    """One dossier. Lists are oldest first; of sightings the 200 latest. How often it is checked again stays
    each owner's own matter.
    """

    facts: Facts
    first_seen: datetime
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    decisions: tuple[Decision, ...] = ()
    entries: tuple[Entry, ...] = ()
    hits: tuple[Hit, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    changes: tuple[Change, ...] = ()
    runs: tuple[RunEntry, ...] = ()


def shared(database: Database, query: HistoryQuery, ids: Collection[str] | None = None) -> Iterator[Shared]:
    """The dossiers that fit the query, or those under `ids`, by address, a few at a time."""
    few: list[Outgoing] = []
    for dossier in outgoing(database, query, ids):
        few.append(dossier)
        if len(few) == AT_ONCE:
            yield from _whole(database, few)
            few = []
    yield from _whole(database, few)


def _whole(database: Database, few: list[Outgoing]) -> list[Shared]:
    keys = [dossier.id for dossier in few]
    with database.read() as connection:
        of = {
            table.name: _rows(connection, table, keys) for table in (decisions, ledger, hits, changes, runs)
        }
        return [
            Shared(
                facts=dossier.facts,
                first_seen=dossier.known["first_seen"],
                tags=dossier.tags,
                notes=dossier.notes[::-1],
                decisions=tuple(
                    Decision(row.dossier_id, row.verdict, row.at)
                    for row in of["decisions"].get(dossier.id, ())
                ),
                entries=tuple(
                    Entry(row.dossier_id, row.kind, row.key, row.value, row.note, row.at)
                    for row in of["ledger"].get(dossier.id, ())
                    if row.key != "watch"
                ),
                hits=tuple(Hit(*row) for row in of["hits"].get(dossier.id, ())),
                sightings=met.of(connection, dossier.id)[::-1],
                changes=tuple(change_of(row) for row in of["changes"].get(dossier.id, ())),
                runs=tuple(
                    RunEntry(row.at, Reach(row.reach), row.complete, row.level, row.score)
                    for row in of["runs"].get(dossier.id, ())
                ),
            )
            for dossier in few
        ]


def _rows(connection: Connection, table: Table, keys: list[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    chosen = select(table).where(table.c.dossier_id.in_(keys)).order_by(table.c.at, table.c.id)
    for row in connection.execute(chosen):
        found.setdefault(row.dossier_id, []).append(row)
    return found
