"""Changes in their table: each once, and of dossiers only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from whowrites.model import Facts, Level
from whowrites.records import Change
from whowrites.store import Store
from whowrites.store.change_rows import MAX_CHANGE
from whowrites.store.schema import dossiers


def test_a_change_is_told_once_and_again_when_it_happens_again(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    start = clock()
    moved = Change(facts.id, "mail_moved", "mx.one.example", "mx.two.example", start, "dns", start)
    at = clock.pass_by(days=9)
    later = Change(facts.id, "mail_moved", "mx.one.example", "mx.two.example", at, "dns", at)
    store.dossiers.change([moved])
    store.dossiers.change([moved, later])
    record = store.dossiers.by_id(facts.id)
    assert record is not None
    assert record.changes == (later, moved)
    store.dossiers.change([moved])
    with store._database.read() as connection:
        assert connection.execute(select(dossiers.c.changed_at)).scalar() == later.at


def test_what_another_process_found_at_the_same_old_value_is_no_second_change(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    before = clock()
    found = [
        Change(facts.id, "registrar_changed", "Alpha", "Beta", clock.pass_by(seconds=3), "rdap", before)
        for _ in range(2)
    ]
    for change in found:
        store.dossiers.change([change])
    record = store.dossiers.by_id(facts.id)
    assert record is not None
    assert record.changes == (found[0],)


def test_no_dossier_no_change_and_long_values_are_cut(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    long = Change(facts.id, "registrar_changed", "a" * 2_000, "b\ud800", clock(), "rdap", clock())
    store.dossiers.change([Change("0" * 32, "listed", "", "DBL", clock()), long])
    record = store.dossiers.by_id(facts.id)
    assert record is not None
    assert [(len(change.before), change.after) for change in record.changes] == [(MAX_CHANGE, "b?")]
    assert store.changes.page().total == 1
