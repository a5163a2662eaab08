"""Notes, decisions, changes and runs of a dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from whowrites.model import Facts, Level
from whowrites.records import Decision, Note
from whowrites.store import HistoryQuery, Store
from whowrites.store.notebook import MAX_NOTE, SHOWN_IN_RECORD
from whowrites.store.schema import dossiers


def test_notes_are_newest_first_cut_and_found(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    store.dossiers.note(Note(facts.id, "first, at the Hannover fair", clock()))
    store.dossiers.note(Note(facts.id, "x" * 20_000, clock.pass_by(days=1)))
    store.dossiers.note(Note(facts.id, "lone \ud800", clock.pass_by(days=1)))
    record = store.dossiers.by_id(facts.id)
    assert record is not None
    assert [note.text for note in record.notes] == ["lone ?", "x" * MAX_NOTE, "first, at the Hannover fair"]
    assert store.dossiers.search(HistoryQuery("hannover")).total == 1


def test_two_decisions_of_one_second_keep_their_order(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    for verdict in ("proceed", "ask", "known"):
        store.dossiers.decide(Decision(facts.id, verdict, clock()))
    record = store.dossiers.by_id(facts.id)
    assert record is not None
    assert [decision.verdict for decision in record.decisions] == ["known", "ask", "proceed"]
    with store._database.read() as connection:
        row = connection.execute(select(dossiers.c.decision, dossiers.c.decided_at)).one()
    assert tuple(row) == ("known", clock())


def test_a_long_timeline_shows_its_newest_part(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    for _ in range(SHOWN_IN_RECORD + 5):
        clock.pass_by(hours=1)
        facts = make_facts("ann@firm.example")
        store.dossiers.save(facts, Level.LOW, 1.0)
    (row,) = store.dossiers.search(HistoryQuery()).rows
    record = store.dossiers.by_id(row.id)
    assert record is not None
    assert len(record.runs) == SHOWN_IN_RECORD
    assert record.runs[0].at == clock()
