"""Dossiers merged: unions, the newer word, and no change where there is nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from shared_dossier import DAY, NOW, facts, fill
from whowrites.model import Level
from whowrites.records import Decision, Entry, Hit, Sighting
from whowrites.store import Store
from whowrites.store.merging import CHANGED, NEW, SAME, Merged
from whowrites.store.shared import Shared


def put(store: Store, given: Shared) -> Merged:
    return store.exchange.merge([(given, Level.LOW, 1.0)])[0]


def bare(**more: object) -> Shared:
    return replace(Shared(facts("ann@example.com"), NOW), **more)  # type: ignore[arg-type]


def test_new_then_same(store: Store) -> None:
    assert put(store, bare()).outcome == NEW
    assert put(store, bare()).outcome == SAME


def test_first_seen_is_the_earlier(store: Store) -> None:
    dossier = fill(store)
    assert put(store, bare(first_seen=NOW - 9 * DAY)).outcome == CHANGED
    record = store.dossiers.by_id(dossier)
    assert record is not None and record.first_seen == NOW - 9 * DAY


def test_an_older_decision_goes_under_the_newer(store: Store) -> None:
    dossier = fill(store)
    put(store, bare(decisions=(Decision("", "proceed", NOW - 5 * DAY),)))
    record = store.dossiers.by_id(dossier)
    assert record is not None and record.decision is not None
    assert record.decision.verdict == "declined"
    assert [one.verdict for one in record.decisions] == ["declined", "ask", "proceed"]


def test_a_decision_taken_back_elsewhere_is_taken_back(store: Store) -> None:
    fill(store)
    put(store, bare(decisions=(Decision("", "withdrawn", NOW),)))
    (one,) = store.exchange.outgoing()
    assert one.known["decision"] == ""


def test_the_ledger_keeps_both_and_the_later_holds(store: Store) -> None:
    dossier = fill(store)
    later = Entry("", "standing", "owner", "Bob", "", NOW + timedelta(minutes=5))
    earlier = Entry("", "standing", "need", "1", "", NOW - DAY)
    told = put(store, bare(entries=(later, earlier))).differences
    assert {(one.field, one.ours, one.theirs, one.kept) for one in told} == {
        ("owner", "Li Na", "Bob", "Bob"),
        ("need", "4", "1", "4"),
    }
    dealings = store.desk.of(dossier)
    assert dealings is not None and (dealings.owner, dealings.need) == ("Bob", 4)
    owners = [entry.value for entry in store.owner.record(dossier).entries if entry.key == "owner"]
    assert owners == ["Bob", "Li Na"]


def test_an_answer_from_elsewhere_counts_at_once(store: Store) -> None:
    dossier = fill(store)
    assert {answer.question for answer in store.owner.owned(dossier).answers} == {"bank"}
    put(store, bare(entries=(Entry("", "answer", "fee", "yes", "", NOW),)))
    assert {answer.question for answer in store.owner.owned(dossier).answers} == {"bank", "fee"}


def test_a_hit_taken_out_elsewhere_is_taken_out(store: Store) -> None:
    dossier = fill(store)
    gone = Hit(0, "", "phone", "+86 21", "https://found.example/b", NOW - DAY, NOW)
    assert put(store, bare(hits=(gone,))).outcome == CHANGED
    assert put(store, bare(hits=(gone,))).outcome == SAME
    assert store.owner.owned(dossier).hits == ()


def test_sightings_join_and_raise_the_level_shown(store: Store) -> None:
    dossier = store.dossiers.save(facts("ann@example.com"), Level.LOW, 0.0)
    met = Sighting("Ann", "x@other.example", None, "list", Level.HIGH, NOW - DAY, NOW, 3)
    assert put(store, bare(sightings=(met,))).outcome == CHANGED
    assert put(store, bare(sightings=(met,))).outcome == SAME
    record = store.dossiers.by_id(dossier)
    assert record is not None and (record.seen, record.sightings[0].count) == (3, 3)
    (one,) = store.exchange.outgoing()
    assert (one.level, one.known["name"], one.known["reply_elsewhere"]) == (Level.HIGH, "Ann", True)


def test_a_tag_taken_off_later_elsewhere_goes_and_comes_back_with_no_older_word(store: Store) -> None:
    fill(store)
    off = Entry("", "tag", "fair", "", "", NOW + timedelta(minutes=5))
    assert put(store, bare(entries=(off,))).outcome == CHANGED
    assert put(store, bare(entries=(off,), tags=("fair",))).outcome == SAME
    (one,) = store.exchange.outgoing()
    assert one.tags == ("valves",)


def test_tags_join_up_to_their_limit(store: Store) -> None:
    fill(store)
    put(store, bare(tags=("fair", *(f"t{n:02}" for n in range(40)))))
    (one,) = store.exchange.outgoing()
    assert len(one.tags) == 20 and {"fair", "valves"} <= set(one.tags)
