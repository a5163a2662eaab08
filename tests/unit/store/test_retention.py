"""What goes after its time, and what never does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from whowrites.model import Facts, Level, Subject
from whowrites.records import Answer, Contact, Decision, Hit, Note
from whowrites.store import Store
from whowrites.store.retention import DEFAULT, LEAST, MOST
from whowrites.store.schema import ledger

Bind = Callable[[Store, str, Any], None]
BONDS: dict[str, Bind] = {
    "decided": lambda store, key, now: store.dossiers.decide(Decision(key, "declined", now)),
    "noted": lambda store, key, now: store.dossiers.note(Note(key, "met in Canton", now)),
    "tagged": lambda store, key, now: store.desk.tag([key], "fair"),
    "watched": lambda store, key, now: store.desk.set_watch(key, "monthly"),
    "owned": lambda store, key, now: store.desk.set_owner(key, "Li Na"),
    "won": lambda store, key, now: store.desk.set_outcome(key, "won"),
    "graded": lambda store, key, now: store.desk.set_need(key, 3),
    "felt": lambda store, key, now: store.desk.set_impression(key, 4),
    "answered": lambda store, key, now: store.owner.answer(key, Answer("bank", "no", "", now)),
    "found": lambda store, key, now: store.owner.add_hit(
        Hit(0, key, "company", "Firm", "https://example.org/", now)
    ) and None,
    "contact": lambda store, key, now: store.contacts.add(
        [Contact("contact@firm.example", "", "import", now)]
    ),
    "written": lambda store, key, now: store.written.note([("written@firm.example", "")]) and None,
}  # fmt: skip


@pytest.fixture
def ids(store: Store, clock: Any, make_facts: Callable[..., Facts]) -> dict[str, str]:
    """A stranger, one whom we met lately, and one of each kind that stays."""
    made = {}
    for name in ("stranger", "met", *BONDS):
        facts = make_facts(f"{name}@firm.example")
        store.dossiers.save(facts, Level.LOW, 1.0)
        made[name] = facts.id
        if name in BONDS:
            BONDS[name](store, facts.id, clock())
    clock.pass_by(days=300)
    store.dossiers.sight([(made["met"], Subject("met@firm.example", "", None, "list"), Level.LOW)], clock())
    return made


def test_only_strangers_go_and_are_listed_before(store: Store, clock: Any, ids: dict[str, str]) -> None:
    start = clock()
    assert store.retention.going(start, 10) == ()
    clock.pass_by(days=40)
    (going,) = store.retention.going(clock(), 10)
    assert (going.id, going.address) == (ids["stranger"], "stranger@firm.example")
    assert clock() < going.at < clock() + timedelta(days=30)
    assert store.retention.number_going(clock()) == 1
    assert store.retention.due(clock(), 10) == ()
    clock.pass_by(days=30)
    assert store.retention.due(clock(), 10) == (ids["stranger"],)


def test_the_upkeep_deletes_them(store: Store, clock: Any, ids: dict[str, str]) -> None:
    clock.pass_by(days=300)
    store._expire(clock())
    kept = store.dossiers.facts([f"{name}@firm.example" for name in ids])
    assert {address.partition("@")[0] for address in kept} == set(ids) - {"stranger"}


def test_nothing_is_kept_of_strangers_where_the_owner_wants_that(
    store: Store, clock: Any, make_facts: Callable[..., Facts], ids: dict[str, str]
) -> None:
    store.retention.choose(0)
    assert store.retention.months == 0
    store.dossiers.save(make_facts("new@firm.example"), Level.LOW, 1.0)
    clock.pass_by(minutes=1)
    store._expire(clock())
    kept = store.dossiers.facts([f"{name}@firm.example" for name in ("new", *ids)])
    assert {address.partition("@")[0] for address in kept} == set(BONDS)


def test_what_was_set_before_there_was_a_ledger_stays_too(
    store: Store, clock: Any, ids: dict[str, str]
) -> None:
    with store._database.write() as connection:
        connection.execute(ledger.delete())
    clock.pass_by(days=300)
    in_the_ledger_alone = {"answered"}
    assert set(store.retention.due(clock(), 99)) == {ids[name] for name in {"stranger"} | in_the_ledger_alone}


def test_the_months_are_the_owners(store: Store, clock: Any, ids: dict[str, str]) -> None:
    assert store.retention.months == DEFAULT
    store.retention.choose(MOST)
    clock.pass_by(days=400)
    assert store.retention.due(clock(), 10) == ()
    store.retention.choose(1)
    assert set(store.retention.due(clock(), 10)) == {ids["stranger"], ids["met"]}
    for wrong in (LEAST - 1, MOST + 1):
        with pytest.raises(ValueError, match="not from"):
            store.retention.choose(wrong)
