"""One dossier taken out, in a transaction that is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whowrites.model import Facts, Level
from whowrites.store import Store
from whowrites.store.removal import remove


def test_its_address_is_given_and_nobody_is_no_fault(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    with store._database.write() as connection:
        assert remove(connection, facts.id, store.lookups, clock()) == "ann@firm.example"
        assert remove(connection, facts.id, store.lookups, clock()) == ""
    assert store.dossiers.by_id(facts.id) is None
