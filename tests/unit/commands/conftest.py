"""A data folder with one sender, as commands find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from whowrites.model import Facts, Level, Reach
from whowrites.records import Contact, Decision, Note
from whowrites.store import Store
from whowrites.vetting import utc_now


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    data, now = tmp_path / "data", utc_now()
    store = Store.open(data, utc_now)
    facts = Facts(store.dossiers.new_id(), "ann@firm.example", (), (), now, True, Reach.PASSIVE)
    store.dossiers.save(facts, Level.LOW, 1.0)
    store.dossiers.note(Note(facts.id, "met in Canton 展会", now))
    store.dossiers.decide(Decision(facts.id, "proceed", now))
    store.contacts.add([Contact("ann@firm.example", "Ann", "import", now)])
    store.close()
    return data
