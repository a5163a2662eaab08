"""Sightings belong to messages: counted once a minute, each with its own level, none changing the address's
own.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from whowrites.model import Auth, Claim, Facts, Header, Level, Subject
from whowrites.store import HistoryQuery, Record, Store, sightings
from whowrites.store.sightings import MAX_NAME, MAX_SEARCH, extended, key_of

ADDRESS = "ann@firm.example"


@pytest.fixture
def dossier(store: Store, make_facts: Callable[..., Facts]) -> str:
    facts = make_facts(ADDRESS)
    store.dossiers.save(facts, Level.LOW, 1.0)
    return facts.id


def record(store: Store, dossier: str) -> Record:
    found = store.dossiers.by_id(dossier)
    assert found is not None
    return found


def test_the_same_within_a_minute_counts_once(store: Store, dossier: str, clock: Any) -> None:
    seen = [(dossier, Subject(ADDRESS, "Ann", "", "list"), Level.LOW)]
    first = clock()
    for _ in range(3):
        store.dossiers.sight(seen, clock())
        clock.pass_by(seconds=20)
    store.dossiers.sight(seen, clock())
    (sighting,) = record(store, dossier).sightings
    assert (sighting.count, sighting.first_at, sighting.last_at) == (2, first, clock())
    assert record(store, dossier).seen == 2


def test_another_level_counts_at_once(store: Store, dossier: str, clock: Any) -> None:
    subject = Subject(ADDRESS, "Ann")
    store.dossiers.sight([(dossier, subject, Level.UNKNOWN)], clock())
    store.dossiers.sight([(dossier, subject, Level.HIGH)], clock())
    assert [(s.level, s.count) for s in record(store, dossier).sightings] == [(Level.HIGH, 2)]


def test_name_reply_to_and_authentication_make_a_sighting(store: Store, dossier: str, clock: Any) -> None:
    passed = Auth("pass", "pass", "pass", True, "")
    subjects = [
        Subject(ADDRESS, "Ann", None),
        Subject(ADDRESS, "Ann", ""),
        Subject(ADDRESS, "Ann", "ann@else.example"),
        Subject(ADDRESS, "Anna", ""),
        Subject(ADDRESS, "Ann", "", auth=passed),
        Subject(ADDRESS, "Ann", "", surface="message"),  # where it was met makes none
    ]
    store.dossiers.sight([(dossier, subject, Level.LOW) for subject in subjects], clock())
    found = {(s.name, s.reply_to, s.auth) for s in record(store, dossier).sightings}
    assert found == {
        ("Ann", None, None),
        ("Ann", "", None),
        ("Ann", "ann@else.example", None),
        ("Anna", "", None),
        ("Ann", "", passed),
    }
    assert key_of(subjects[0]) != key_of(subjects[1]), "not seen is not: seen, and there is none"


def test_a_message_shows_its_risk_and_leaves_the_address_its_level(
    store: Store, dossier: str, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    foreign = Subject(ADDRESS, "Ann", "pay@else.example")
    store.dossiers.sight(
        [(dossier, Subject(ADDRESS, "Ann", ""), Level.LOW), (dossier, foreign, Level.HIGH)], clock()
    )
    (row,) = store.dossiers.search(HistoryQuery(levels=frozenset([Level.HIGH]))).rows
    assert (row.level, row.own_level, row.name, row.sightings) == (Level.HIGH, Level.LOW, "Ann", 2)
    assert record(store, dossier).level is Level.LOW
    store.dossiers.save(make_facts(ADDRESS), Level.MEDIUM, 3.0)
    assert store.dossiers.counts()[Level.HIGH] == 1, "a new run does not hide what a message showed"
    clock.pass_by(minutes=5)
    store.dossiers.sight([(dossier, foreign, Level.LOW)], clock())
    assert store.dossiers.counts()[Level.MEDIUM] == 1


def test_unknown_dossiers_are_passed_over(store: Store, dossier: str, clock: Any) -> None:
    store.dossiers.sight([("0" * 32, Subject("x@y.example"), Level.LOW)], clock())
    store.dossiers.sight(
        [("0" * 32, Subject("x@y.example"), Level.LOW), (dossier, Subject(ADDRESS), Level.LOW)], clock()
    )
    assert record(store, dossier).seen == 1
    store.dossiers.sight([], clock())


def test_hostile_names_are_stored_cut_and_whole(store: Store, dossier: str, clock: Any) -> None:
    for number, name in enumerate(["\ud800 lone", "x" * 10_000, "\x00\u202eexe", "%s' OR 1=1 --"]):
        store.dossiers.sight(
            [(dossier, Subject(ADDRESS, name, name), Level.LOW)], clock.pass_by(seconds=number)
        )
    names = [sighting.name for sighting in record(store, dossier).sightings]
    assert names == ["%s' OR 1=1 --", "\x00\u202eexe", "x" * MAX_NAME, "? lone"]


def test_the_last_name_that_is_one_stands_in_the_history(store: Store, dossier: str, clock: Any) -> None:
    for name in ("Ann", "Ann Smith", ""):
        store.dossiers.sight([(dossier, Subject(ADDRESS, name), Level.LOW)], clock.pass_by(minutes=2))
    assert store.dossiers.search(HistoryQuery()).rows[0].name == "Ann Smith"
    assert store.dossiers.search(HistoryQuery("ann smith")).total == 1


def test_a_full_disk_counts_later(
    store: Store, dossier: str, clock: Any, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    crowd = [(dossier, Subject(ADDRESS, f"{n} {'x' * 150}"), Level.LOW) for n in range(200)]
    with full_disk(store):
        store.dossiers.sight(crowd, clock())
        assert not store.saved
    store.dossiers.sight(crowd, clock())
    assert store.saved
    assert record(store, dossier).seen == 200


def test_the_search_text_is_bounded_and_no_search_matches_across_its_lines() -> None:
    assert extended("ann@firm.example", ["Ann", "Zoë", ""]) == "ann@firm.example\nzoe"
    text = ""
    for number in range(100):
        text = extended(text, [f"{number} " + "x" * 150])
    assert len(text) <= MAX_SEARCH


def test_memory_of_what_was_counted_is_bounded(
    store: Store, dossier: str, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sightings, "_REMEMBERED", 10)
    store.dossiers.sight([(dossier, Subject(ADDRESS, f"n{n}"), Level.LOW) for n in range(50)], clock())
    assert len(store.dossiers._recent._seen) == 10


def test_what_a_signature_stated_is_kept_with_its_sighting(store: Store, clock: Any, dossier: str) -> None:
    read = (Claim("phone", "+49421555", "signature", clock()), Claim("title", "\ud800", "signature", clock()))
    for claims in (read, ()):
        store.dossiers.sight([(dossier, Subject(ADDRESS, "Ann", "", claims=claims), Level.LOW)], clock())
    (sighting,) = record(store, dossier).sightings
    assert (sighting.claims, sighting.count) == (read, 1)


def test_the_header_of_the_latest_message_is_kept_and_makes_no_sighting(
    store: Store, dossier: str, clock: Any
) -> None:
    first = Header(hops=("a.firm.example",))
    second = Header(hops=("b.firm.example",), zone=480, dated=clock())
    for header in (first, second, second, None):
        store.dossiers.sight([(dossier, Subject(ADDRESS, "Ann", "", header=header), Level.LOW)], clock())
    (sighting,) = record(store, dossier).sightings
    assert (sighting.header, sighting.count) == (second, 2)


def test_a_long_reply_to_is_kept_whole(store: Store, dossier: str, clock: Any) -> None:
    replies = ", ".join(f"{'a' * 50}{number}@firm.example" for number in range(10))
    store.dossiers.sight([(dossier, Subject(ADDRESS, "Ann", replies), Level.LOW)], clock())
    assert record(store, dossier).sightings[0].reply_to == replies
