"""What happened to a dossier, newest first: checks, changes, notes, decisions, and what the owner
answered, set, found and called wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from whowrites.model import Level
from whowrites.records import Decision, Hit, Sighting
from whowrites.store import OwnerRecord, Record

_MESSAGES = ("list", "message", "file")
"""Where a sender is met as a message shows him; elsewhere somebody typed or marked an address."""


@dataclass(frozen=True, slots=True)
class Event:
    """`kind`: check or seen (with its `level`), note, decision, change, answer, standing, tag, dismissed,
    hit, hit_out.

    `code` names the matter, `before` and `text` what held before and since; `note` is the owner's remark,
    the page of a hit, or the source of a change. `sighting`: what a message showed, first seen then.
    """

    at: datetime
    kind: str
    level: Level | None = None
    code: str = ""
    before: str = ""
    text: str = ""
    note: str = ""
    sighting: Sighting | None = None


def timeline(record: Record | None, owner: OwnerRecord | None) -> tuple[Event, ...]:
    """The events of a record; none for a dossier that is not kept yet."""
    if record is None:
        return ()
    events = [Event(run.at, "check", run.level) for run in record.runs]
    events += [
        Event(one.first_at, "seen", one.level, sighting=one)
        for one in record.sightings
        if one.surface in _MESSAGES
    ]
    events += [Event(note.at, "note", text=note.text) for note in record.notes]
    events += _decisions(record.decisions)
    events += [
        Event(change.at, "change", None, change.code, change.before, change.after, change.source)
        for change in record.changes
    ]
    if owner:
        events += [
            Event(entry.at, entry.kind, None, entry.key, entry.before, entry.value, entry.note)
            for entry in owner.entries
        ]
        events += (event for hit in owner.hits for event in _hit(hit))
    return tuple(sorted(events, key=lambda event: event.at, reverse=True))


def _decisions(decisions: Iterable[Decision]) -> Iterator[Event]:
    """Each with the one before it, newest first. What is known or not is another matter than the deal."""
    said = list(decisions)
    for place, decision in enumerate(said):
        same = _is_deal(decision)
        before = next((one.verdict for one in said[place + 1 :] if _is_deal(one) is same), "")
        yield Event(decision.at, "decision", before=before, text=decision.verdict)


def _is_deal(decision: Decision) -> bool:
    return decision.verdict not in ("known", "not_known")


def _hit(hit: Hit) -> Iterator[Event]:
    yield Event(hit.at, "hit", code=hit.field, text=hit.value, note=hit.url)
    if hit.gone_at:
        yield Event(hit.gone_at, "hit_out", code=hit.field, text=hit.value, note=hit.url)
