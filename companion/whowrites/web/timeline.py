"""What happened to a dossier, newest first: checks, notes, and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from whowrites.model import Level
from whowrites.store import Record


@dataclass(frozen=True, slots=True)
class Event:
    """`kind`: check (with its `level`), note (with its `text`) or decision (its word in `text`)."""

    at: datetime
    kind: str
    level: Level | None = None
    text: str = ""


def timeline(record: Record | None) -> tuple[Event, ...]:
    """The events of a record; none for a dossier that is not kept yet."""
    if record is None:
        return ()
    events = [Event(run.at, "check", run.level) for run in record.runs]
    events += [Event(note.at, "note", text=note.text) for note in record.notes]
    events += [Event(decision.at, "decision", text=decision.verdict) for decision in record.decisions]
    return tuple(sorted(events, key=lambda event: event.at, reverse=True))
