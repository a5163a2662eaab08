"""Deleting one person or all: nothing of them is left in any file but the backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whowrites.model import Facts, Level, Subject
from whowrites.records import Answer, Contact, Decision, Note
from whowrites.store import Store
from whowrites.store.erasing import KEPT
from whowrites.store.schema import metadata


@pytest.fixture
def full(store: Store, clock: Any, make_facts: Callable[..., Facts]) -> Store:
    for address in ("ann@secretfirm.example", "bob@other.example"):
        facts = make_facts(address, company="Secret Castings")
        store.dossiers.save(facts, Level.LOW, 1.0)
        subject = Subject(address, "Ann Secretname", "reply@elsewhere.example", "list")
        store.dossiers.sight([(facts.id, subject, Level.LOW)], clock())
        store.dossiers.note(Note(facts.id, "a secretnote", clock()))
        store.dossiers.decide(Decision(facts.id, "known", clock()))
        store.owner.answer(facts.id, Answer("bank", "yes", "secretanswer", clock()))
        store.desk.tag([facts.id], "secrettag")
        store.contacts.add([Contact(address, "Ann Secretname", "decision", clock())])
        store.written.note([(address, "Ann Secretname")])
    store.settings.set("language", "en")
    store.browsers.pair("chrome-extension://x", "token", "key", "Browser")
    return store


def test_what_is_kept_is_counted_and_then_gone(full: Store) -> None:
    held = full.erasing.person("ann@secretfirm.example")
    assert (held.checks, held.messages, held.notes, held.decisions) == (1, 1, 1, 1)
    assert held.contact and held.written
    assert not full.erasing.held("ann@secretfirm.example").anything
    assert full.contacts.contact("ann@secretfirm.example") is None
    assert full.erasing.held("bob@other.example").notes == 1, "the other one stays"
    path = full.path
    written = path.read_bytes() + path.with_name(path.name + "-wal").read_bytes()
    assert b"ann@secretfirm" not in written


def test_nobody(full: Store) -> None:
    assert not full.erasing.person("nobody@nowhere.example").anything


def test_everything_about_senders_goes_and_the_owners_own_stays(full: Store) -> None:
    assert full.erasing.everything() == 2
    with full._database.read() as connection:
        left = {table.name: connection.execute(table.select()).fetchall() for table in metadata.sorted_tables}
    assert {name for name, rows in left.items() if rows} <= {table.name for table in KEPT}
    assert full.settings.get("language") == "en"
    assert left["browsers"] and not left["ledger"]
    assert full.contacts.all() == ()
    assert full.contacts.written("bob@other.example") is None
    path: Path = full.path
    written = path.read_bytes() + path.with_name(path.name + "-wal").read_bytes()
    assert b"ecret" not in written
