"""Whom the user writes to: once a day, never his own people, off when he says so, gone when he says so."""

from __future__ import annotations

from typing import Any

from whowrites.store import Store
from whowrites.store.circle import OWN_DOMAINS


def test_a_person_counts_once_a_day(store: Store, clock: Any) -> None:
    first = clock()
    assert store.written.note([("Ana@Mill.Example", "Ana"), ("ana@mill.example", "")]) == 1
    clock.pass_by(minutes=5)
    assert store.written.note([("ana@mill.example", "Ana")]) == 1
    found = store.contacts.written("ana@mill.example")
    assert found and (found.name, found.times, found.first_at) == ("Ana", 1, first)
    clock.pass_by(days=40)
    store.written.note([("ana@mill.example", "Ana Lima")])
    found = store.contacts.written("ana@mill.example")
    assert found and (found.name, found.times, found.first_at) == ("Ana Lima", 2, first)
    assert store.contacts.written_named("ana lima") == (found,)


def test_the_same_day_over_again_makes_nothing_be_judged_again(store: Store, clock: Any) -> None:
    store.written.note([("ana@mill.example", "Ana")])
    version = store.contacts.version()
    store.written.note([("ana@mill.example", "Ana")])
    assert store.contacts.version() == version
    clock.pass_by(days=1)
    store.written.note([("ana@mill.example", "Ana")])
    assert store.contacts.version() != version


def test_a_name_that_comes_later_is_kept_and_an_empty_one_takes_none_away(store: Store, clock: Any) -> None:
    store.written.note([("ana@mill.example", "")])
    store.written.note([("ana@mill.example", "Ana")])
    clock.pass_by(days=1)
    store.written.note([("ana@mill.example", "")])
    found = store.contacts.written("ana@mill.example")
    assert found and (found.name, found.times) == ("Ana", 2)


def test_own_people_and_what_is_no_address_are_passed_over(store: Store) -> None:
    store.settings.set(OWN_DOMAINS, ["own.example"])
    assert store.written.note([("me@mail.own.example", ""), ("nobody", ""), ("ana@mill.example", "")]) == 1
    assert store.written.count() == 1


def test_a_domain_is_one_of_theirs_only_when_they_are_written_to_over_time(store: Store, clock: Any) -> None:
    store.written.note([("ana@mill.example", "Ana")])
    clock.pass_by(days=29)
    store.written.note([("ana@mill.example", "Ana")])
    assert store.contacts.written_domains() == frozenset()
    clock.pass_by(days=1)
    store.written.note([("ana@mill.example", "Ana")])
    assert store.contacts.written_domains() == {"mill.example"}


def test_it_is_on_until_the_owner_says_otherwise_and_forgets_at_his_word(store: Store) -> None:
    assert store.written.on
    store.written.switch(False)
    assert not store.written.on
    store.written.note([("ana@mill.example", "Ana"), ("bo@mill.example", "Bo")])
    assert store.written.forget() == 2
    assert store.written.count() == 0
    assert store.contacts.written("ana@mill.example") is None
    for path in store.path.parent.glob("whowrites.sqlite3*"):
        assert b"mill.example" not in path.read_bytes()


def test_who_is_not_written_to_for_two_years_is_forgotten(store: Store, clock: Any) -> None:
    store.written.note([("ana@mill.example", "Ana")])
    clock.pass_by(days=400)
    store.written.note([("bo@mill.example", "Bo")])
    clock.pass_by(days=400)
    store.written.expire(clock())
    assert store.contacts.written("ana@mill.example") is None
    assert store.contacts.written("bo@mill.example") is not None
