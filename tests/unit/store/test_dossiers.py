"""One dossier an address: kept, found, counted, deleted for good."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from whowrites.model import Facts, Found, Level, Subject
from whowrites.records import Change, Contact, Decision, Note
from whowrites.store import HistoryQuery, Store, StoreError

Make = Callable[..., Facts]


def mentions(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [(path.name, word) for path in files for word in words if word.encode() in path.read_bytes()]


def test_facts_come_back_as_they_were(store: Store, data_dir: Path, clock: Any, make_facts: Make) -> None:
    facts = make_facts("ann@firm.example", company="Firma Ærø & Söhne 贸易 \ud800")
    assert store.dossiers.save(facts, Level.HIGH, 7.5)
    assert store.dossiers.facts(["ann@firm.example", "bob@firm.example"]) == {"ann@firm.example": facts}
    other = Store.open(data_dir, clock)
    assert other.dossiers.facts(["ann@firm.example"]) == {"ann@firm.example": facts}
    other.close()
    assert store.dossiers.facts([]) == {}


def test_a_thousand_addresses_are_answered(store: Store, make_facts: Make) -> None:
    store.dossiers.save(make_facts("ann@firm.example"), Level.LOW, 0.0)
    asked = [f"nobody{n}@firm.example" for n in range(1_000)]
    assert set(store.dossiers.facts([*asked, "ann@firm.example"])) == {"ann@firm.example"}


def test_a_new_run_keeps_id_and_first_seen_and_is_seen_at_once(
    store: Store, clock: Any, make_facts: Make
) -> None:
    first = make_facts("ann@firm.example")
    store.dossiers.save(first, Level.LOW, 1.0)
    store.dossiers.facts(["ann@firm.example"])
    began = clock()
    clock.pass_by(days=3)
    second = make_facts("ann@firm.example", company="Firm Ltd")
    store.dossiers.save(second, Level.HIGH, 6.0)
    assert store.dossiers.facts(["ann@firm.example"]) == {
        "ann@firm.example": dataclasses.replace(second, id=first.id)
    }
    assert store.dossiers.by_id(second.id) is None
    record = store.dossiers.by_id(first.id)
    assert record is not None
    assert (record.first_seen, record.level, record.score) == (began, Level.HIGH, 6.0)
    assert [(run.at, run.level) for run in record.runs] == [(clock(), Level.HIGH), (began, Level.LOW)]


def test_another_process_saves_and_this_one_answers_the_new_facts(
    store: Store, data_dir: Path, clock: Any, make_facts: Make
) -> None:
    store.dossiers.save(make_facts("ann@firm.example"), Level.LOW, 1.0)
    before = store.dossiers.facts(["ann@firm.example"])["ann@firm.example"]
    other = Store.open(data_dir, clock)
    other.dossiers.save(dataclasses.replace(before, complete=False), Level.LOW, 1.0)
    other.close()
    assert not store.dossiers.facts(["ann@firm.example"])["ann@firm.example"].complete


def test_a_full_disk_loses_nothing_that_is_asked_for(
    store: Store, make_facts: Make, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    old, big = make_facts("old@firm.example"), make_facts("big@firm.example", size=200_000)
    store.dossiers.save(old, Level.LOW, 1.0)
    with full_disk(store):
        assert not store.dossiers.save(big, Level.HIGH, 7.0)
        assert not store.saved
        assert store.dossiers.facts(["old@firm.example", "big@firm.example"]) == {
            "old@firm.example": old,
            "big@firm.example": big,
        }
        assert store.dossiers.by_id(big.id) is None
        assert store.dossiers.facts_of(big.id) == big
        assert store.dossiers.facts_of(old.id) == old
    assert store.dossiers.save(make_facts("new@firm.example"), Level.LOW, 1.0)
    assert store.saved
    assert store.dossiers.by_id(big.id) is not None, "what waited is written with the next that is taken"
    assert store.dossiers.search(HistoryQuery()).total == 3


def test_a_newer_run_replaces_the_one_that_waits(
    store: Store, make_facts: Make, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    with full_disk(store):
        store.dossiers.save(make_facts("ann@firm.example", size=200_000), Level.HIGH, 7.0)
    latest = make_facts("ann@firm.example", company="Latest")
    store.dossiers.save(latest, Level.LOW, 1.0)
    record = store.dossiers.by_id(latest.id)
    assert record is not None
    assert (record.facts, len(record.runs)) == (latest, 1)


def test_changes_go_to_the_disk_with_the_facts_that_they_lead_to(
    store: Store,
    clock: Any,
    data_dir: Path,
    make_facts: Make,
    full_disk: Callable[[Store], AbstractContextManager[None]],
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    moved = Change("another id", "mail_moved", "a.example", "b.example", clock(), "dns", clock())
    back = Change(facts.id, "mail_moved", "b.example", "a.example", clock(), "dns", clock())
    with full_disk(store):
        assert not store.dossiers.save(make_facts("ann@firm.example", size=200_000), Level.LOW, 1.0, [moved])
        assert not store.dossiers.save(make_facts("ann@firm.example", size=200_001), Level.LOW, 1.0, [back])
        assert store.changes.page().total == 0, "nothing is shown that is not on the disk"
    store.dossiers.save(make_facts("bob@firm.example"), Level.LOW, 1.0)
    told = [(row.change.before, row.change.after) for row in store.changes.page().rows]
    assert sorted(told) == [("a.example", "b.example"), ("b.example", "a.example")]
    assert {row.change.dossier_id for row in store.changes.page().rows} == {facts.id}
    store.close()
    again = Store.open(data_dir, clock)
    assert again.changes.page().total == 2
    again.close()


def test_changes_of_a_run_that_waits_are_kept_when_the_next_run_is_taken(
    store: Store, clock: Any, make_facts: Make, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    change = Change(facts.id, "mail_moved", "a.example", "b.example", clock(), "dns", clock())
    with full_disk(store):
        store.dossiers.save(make_facts("ann@firm.example", size=200_000), Level.LOW, 1.0, [change])
    assert store.dossiers.save(make_facts("ann@firm.example"), Level.LOW, 1.0)
    assert store.changes.page().total == 1


def test_the_record_has_all_that_hangs_on_it(store: Store, clock: Any, make_facts: Make) -> None:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.MEDIUM, 3.0)
    store.dossiers.sight([(facts.id, Subject(facts.address, "Ann"), Level.HIGH)], clock())
    store.dossiers.note(Note(facts.id, "Met in Canton", clock()))
    store.dossiers.decide(Decision(facts.id, "ask", clock()))
    store.dossiers.decide(Decision(facts.id, "declined", clock()))
    change = Change(facts.id, "registrar_changed", "Old Reg", "New Reg", clock(), "rdap", clock())
    store.dossiers.change([change, change])
    store.dossiers.change([])
    record = store.dossiers.by_id(facts.id)
    assert record is not None
    assert record.notes == (Note(facts.id, "Met in Canton", clock()),)
    assert record.decision == Decision(facts.id, "declined", clock())
    assert [decision.verdict for decision in record.decisions] == ["declined", "ask"]
    assert record.changes == (change,)
    assert (record.seen, len(record.sightings)) == (1, 1)
    assert store.dossiers.by_id("0" * 32) is None


def test_what_belongs_to_no_dossier_is_refused(store: Store, clock: Any) -> None:
    for refused in (
        lambda: store.dossiers.note(Note("0" * 32, "x", clock())),
        lambda: store.dossiers.decide(Decision("0" * 32, "ask", clock())),
    ):
        with pytest.raises(StoreError, match="There is no such dossier"):
            refused()


def test_deleted_is_gone_from_every_file(store: Store, data_dir: Path, clock: Any, make_facts: Make) -> None:
    facts = make_facts("zelda@kwyjibo.example", company="Quuxborough Trading")
    kept = make_facts("ann@firm.example")
    for item in (facts, kept):
        store.dossiers.save(item, Level.HIGH, 7.0)
    subject = Subject(facts.address, "Zelda Zyzzyva", "pay@xyzzy.example")
    store.dossiers.sight(
        [(facts.id, subject, Level.HIGH), (kept.id, Subject(kept.address, "Ann"), Level.LOW)], clock()
    )
    store.dossiers.note(Note(facts.id, "Plugh plover", clock()))
    view = store.dossiers.keep_view("Zyzzyva")
    other_view = store.dossiers.keep_view("ann")
    store.lookups.put(
        "rdap", "kwyjibo.example", Found({"org": "Quuxborough"}, "rdap", clock()), clock() + timedelta(1)
    )
    store.lookups.flush()
    store.lookups.put(
        "dns", "mx kwyjibo.example", Found(["10 mx.kwyjibo.example"], "dns", clock()), clock() + timedelta(1)
    )
    words = ("kwyjibo", "Quuxborough", "Zyzzyva", "zyzzyva", "xyzzy", "Plugh", "plugh")
    assert {word for _, word in mentions(data_dir, words)} == set(words)
    assert store.dossiers.delete(facts.id)
    assert mentions(data_dir, words) == []
    assert store.dossiers.facts([facts.address, kept.address]) == {kept.address: kept}
    assert store.dossiers.view(view) is None
    assert store.dossiers.view(other_view) == "ann"
    assert not store.dossiers.delete(facts.id)
    store.close()
    assert mentions(data_dir, words) == []


def test_look_ups_of_a_domain_stay_while_another_dossier_needs_them(
    store: Store, clock: Any, make_facts: Make
) -> None:
    one, two = make_facts("one@firm.example"), make_facts("two@firm.example")
    store.dossiers.save(one, Level.LOW, 1.0)
    store.dossiers.save(two, Level.LOW, 1.0)
    answer = Found("x", "rdap", clock())
    store.lookups.put("rdap", "firm.example", answer, clock() + timedelta(1))
    store.dossiers.delete(one.id)
    assert store.lookups.get("rdap", "firm.example", clock()) == answer
    store.dossiers.delete(two.id)
    assert store.lookups.get("rdap", "firm.example", clock()) is None


def test_a_deleted_contact_is_gone_from_the_files_too(store: Store, data_dir: Path, clock: Any) -> None:
    store.contacts.add([Contact("zelda@kwyjibo.example", "Zelda", "import", clock())])
    assert mentions(data_dir, ["kwyjibo"])
    assert store.contacts.remove("zelda@kwyjibo.example")
    assert mentions(data_dir, ["kwyjibo"]) == []


def test_ids_are_random_and_say_nothing(store: Store) -> None:
    ids = {store.dossiers.new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(item) == 32 and int(item, 16) >= 0 for item in ids)
