"""The ledger keeps each word of the owner's, says what holds, and takes back without forgetting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from whowrites.model import Facts, Level
from whowrites.records import Entry
from whowrites.store import Store, StoreError
from whowrites.store.ledger import (
    ANSWER,
    DISMISSED,
    STANDING,
    dismissals,
    entries,
    holding,
    take_back,
    write,
)  # fmt: skip

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def dossier_id(store: Store, make_facts: Callable[..., Facts]) -> str:
    facts = make_facts("ann@example.com")
    store.dossiers.save(facts, Level.LOW, 0.0)
    return facts.id


def test_the_last_word_holds_and_the_earlier_ones_stay(store: Store, dossier_id: str) -> None:
    with store._database.write() as connection:
        assert write(connection, Entry(dossier_id, ANSWER, "fee", "no", "", NOW))
        assert write(connection, Entry(dossier_id, ANSWER, "fee", "yes", "by phone", NOW + timedelta(1)))
        assert not write(connection, Entry(dossier_id, ANSWER, "fee", "yes", "by phone", NOW + timedelta(2)))
        assert not write(connection, Entry(dossier_id, ANSWER, "bank", "", "", NOW))
        held = holding(connection, [ANSWER], dossier_id)
        assert [(entry.key, entry.value, entry.note) for entry in held] == [("fee", "yes", "by phone")]
        said = entries(connection, dossier_id)
        assert [(entry.before, entry.value) for entry in said] == [("no", "yes"), ("", "no")]


def test_taking_back_is_an_entry_of_its_own(store: Store, dossier_id: str) -> None:
    with store._database.write() as connection:
        write(connection, Entry(dossier_id, STANDING, "need", "3", "", NOW))
        write(connection, Entry(dossier_id, STANDING, "need", "5", "", NOW))
        assert take_back(connection, dossier_id, STANDING, "need", NOW)
        assert [entry.value for entry in holding(connection, [STANDING])] == ["3"]
        assert not take_back(connection, dossier_id, STANDING, "impression", NOW)
        write(connection, Entry(dossier_id, STANDING, "impression", "4", "", NOW))
        assert take_back(connection, dossier_id, STANDING, "impression", NOW)
        assert [entry.key for entry in holding(connection, [STANDING])] == ["need"]
        assert len(entries(connection, dossier_id)) == 5


def test_dismissals_are_counted_as_they_hold_now(
    store: Store, dossier_id: str, make_facts: Callable[..., Facts]
) -> None:
    other = make_facts("bob@example.org")
    store.dossiers.save(other, Level.LOW, 0.0)
    with store._database.write() as connection:
        for one, key in ((dossier_id, "domain_young aa"), (dossier_id, "domain_young bb"), (other.id, "x y")):
            write(connection, Entry(one, DISMISSED, key, "wrong", "", NOW))
        take_back(connection, other.id, DISMISSED, "x y", NOW)
        assert dismissals(connection) == {"domain_young": 1}


def test_a_dossier_that_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no such dossier"), store._database.write() as connection:
        write(connection, Entry("f" * 32, ANSWER, "fee", "no", "", NOW))
