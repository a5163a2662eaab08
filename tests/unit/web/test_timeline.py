"""The timeline of a dossier."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from whowrites.model import Level
from whowrites.records import Decision, Note
from whowrites.web.timeline import timeline


def test_checks_notes_and_decisions_newest_first(world: Any) -> None:
    dossier_id, start = world.vet("risky@example.com")[0], world.clock()
    world.store.dossiers.note(Note(dossier_id, "called", start + timedelta(hours=1)))
    world.store.dossiers.decide(Decision(dossier_id, "ask", start + timedelta(hours=2)))
    world.store.dossiers.decide(Decision(dossier_id, "declined", start + timedelta(hours=3)))
    events = timeline(world.store.dossiers.by_id(dossier_id))
    assert [(event.kind, event.text) for event in events] == [
        ("decision", "declined"),
        ("decision", "ask"),
        ("note", "called"),
        ("check", ""),
    ]
    assert events[-1].level is Level.HIGH


def test_no_record_no_events() -> None:
    assert timeline(None) == ()
