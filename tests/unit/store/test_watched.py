"""Which senders are looked at again, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from whowrites.model import Facts, Level, Subject
from whowrites.records import Contact, Decision
from whowrites.store import Store
from whowrites.store.watched import EVERY, LATELY


@pytest.fixture
def met(store: Store, clock: Any, make_facts: Callable[..., Facts]) -> Callable[[str], str]:
    def meet(address: str) -> str:
        facts = make_facts(address)
        store.dossiers.save(facts, Level.LOW, 1.0)
        store.dossiers.sight([(facts.id, Subject(address, "Ann", "", "list"), Level.LOW)], clock())
        return facts.id

    return meet


def due(store: Store, clock: Any) -> tuple[str, ...]:
    return store.watched.due(clock(), 10)


def test_as_usual_those_one_deals_with_are_watched_while_in_contact(
    store: Store, clock: Any, met: Callable[[str], str]
) -> None:
    ids = {name: met(f"{name}@firm.example") for name in ("stranger", "deal", "tagged", "known", "declined")}
    store.dossiers.decide(Decision(ids["deal"], "proceed", clock()))
    store.dossiers.decide(Decision(ids["declined"], "declined", clock()))
    store.desk.tag([ids["tagged"]], "fair")
    store.contacts.add([Contact("known@firm.example", "", "import", clock())])
    assert {name for name, key in ids.items() if store.watched.usual(key) == "contact"} == {
        "deal", "tagged", "known",
    }  # fmt: skip
    clock.pass_by(days=6)
    assert due(store, clock) == ()
    assert store.watched.next(ids["deal"], clock()) == clock() + timedelta(days=1)
    assert store.watched.next(ids["stranger"], clock()) is None
    clock.pass_by(days=1)
    assert {address.partition("@")[0] for address in due(store, clock)} == {"deal", "tagged", "known"}
    clock.pass_by(days=LATELY.days)
    assert due(store, clock) == (), "we are not in contact any more"
    assert store.watched.next(ids["deal"], clock()) is None
    store.written.note([("deal@firm.example", "")])
    assert due(store, clock) == ("deal@firm.example",)


def test_what_the_owner_set_holds(store: Store, clock: Any, met: Callable[[str], str]) -> None:
    monthly, contact, never = (met(f"{name}@firm.example") for name in ("monthly", "contact", "never"))
    store.desk.set_watch(monthly, "monthly")
    store.desk.set_watch(contact, "contact")
    store.desk.set_watch(never, "never")
    store.dossiers.decide(Decision(never, "proceed", clock()))
    clock.pass_by(days=7)
    assert due(store, clock) == ("contact@firm.example",)
    clock.pass_by(days=EVERY["monthly"].days)
    assert set(due(store, clock)) == {"contact@firm.example", "monthly@firm.example"}
    assert store.watched.next(never, clock()) is None


def test_the_longest_not_looked_at_come_first_and_what_was_looked_at_waits(
    store: Store, clock: Any, met: Callable[[str], str]
) -> None:
    for name in ("a", "b", "c"):
        store.desk.set_watch(met(f"{name}@firm.example"), "contact")
        clock.pass_by(hours=1)
    clock.pass_by(days=7)
    assert store.watched.due(clock(), 2) == ("a@firm.example", "b@firm.example")
    facts = store.dossiers.facts(["a@firm.example"])["a@firm.example"]
    store.dossiers.save(replace(facts, checked_at=clock()), Level.LOW, 1.0)
    assert due(store, clock) == ("b@firm.example", "c@firm.example")


def test_the_days_number_begins_anew_with_the_day(store: Store, clock: Any) -> None:
    store.watched.spend(3, clock())
    store.watched.spend(2, clock())
    assert store.watched.spent(clock()) == 5
    assert store.watched.spent(clock.pass_by(days=1)) == 0
