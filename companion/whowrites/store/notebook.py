"""What the user wrote down and decided about a dossier, and the runs that it had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from whowrites.model import Level, Reach
from whowrites.records import Decision, Note
from whowrites.store.columns import storable
from whowrites.store.errors import StoreError
from whowrites.store.schema import decisions, dossiers, notes, runs
from whowrites.store.sightings import extended

MAX_NOTE = 10_000
WITHDRAWN = "withdrawn"
"""The decision that takes the last one back where there was none before it."""
SHOWN_IN_RECORD = 200


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One run in a dossier's timeline: when, how far it asked, and how the address was rated then."""

    at: datetime
    reach: Reach
    complete: bool
    level: Level
    score: float


def add_note(connection: Connection, note: Note) -> None:
    """Keep a note and make it searchable. Raises StoreError when there is no such dossier."""
    row = connection.execute(select(dossiers.c.search).where(dossiers.c.id == note.dossier_id)).first()
    if row is None:
        raise StoreError("There is no such dossier.")
    text = storable(note.text, MAX_NOTE)
    connection.execute(insert(notes).values(dossier_id=note.dossier_id, text=text, at=note.at))
    found = update(dossiers).where(dossiers.c.id == note.dossier_id)
    connection.execute(found.values(search=extended(row.search, [text])))


def decide(connection: Connection, decision: Decision) -> None:
    """Keep a decision; the earlier ones stay in the timeline.

    Raises StoreError when there is no such dossier.
    """
    if connection.execute(select(dossiers.c.id).where(dossiers.c.id == decision.dossier_id)).first() is None:
        raise StoreError("There is no such dossier.")
    values = {"dossier_id": decision.dossier_id, "verdict": decision.verdict, "at": decision.at}
    connection.execute(insert(decisions).values(values))
    found = update(dossiers).where(dossiers.c.id == decision.dossier_id)
    held = "" if decision.verdict == WITHDRAWN else decision.verdict
    connection.execute(found.values(decision=held, decided_at=decision.at))


def notes_of(connection: Connection, dossier_id: str) -> tuple[Note, ...]:
    """The notes, newest first."""
    chosen = (
        select(notes).where(notes.c.dossier_id == dossier_id).order_by(notes.c.at.desc(), notes.c.id.desc())
    )
    rows = connection.execute(chosen.limit(SHOWN_IN_RECORD))
    return tuple(Note(row.dossier_id, row.text, row.at) for row in rows)


def decisions_of(connection: Connection, dossier_id: str) -> tuple[Decision, ...]:
    """The decisions, newest first: the first is the one that holds."""
    chosen = select(decisions).where(decisions.c.dossier_id == dossier_id)
    newest = chosen.order_by(decisions.c.at.desc(), decisions.c.id.desc())
    rows = connection.execute(newest.limit(SHOWN_IN_RECORD))
    return tuple(Decision(row.dossier_id, row.verdict, row.at) for row in rows)


def runs_of(connection: Connection, dossier_id: str) -> tuple[RunEntry, ...]:
    """The runs, newest first."""
    chosen = select(runs).where(runs.c.dossier_id == dossier_id).order_by(runs.c.at.desc(), runs.c.id.desc())
    rows = connection.execute(chosen.limit(SHOWN_IN_RECORD))
    return tuple(RunEntry(row.at, Reach(row.reach), row.complete, row.level, row.score) for row in rows)
