"""What the owner brings to a dossier: answered from memory, seen across processes, gone with the dossier."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.records import Answer, Hit
from whowrites.store import NotSaved, Store
from whowrites.store.owner import NOTHING


@pytest.fixture
def dossier_id(store: Store, make_facts: Callable[..., Facts]) -> str:
    facts = make_facts("ann@example.com")
    store.dossiers.save(facts, Level.LOW, 0.0)
    return facts.id


def test_all_that_counts_is_there_at_once_and_after_a_check(
    store: Store, dossier_id: str, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    assert store.owner.owned(dossier_id) == NOTHING
    store.owner.answer(dossier_id, Answer("bank", "yes", "new IBAN", clock()))
    store.owner.dismiss(dossier_id, "domain_young", "00ff", "", clock())
    store.owner.add_hit(Hit(0, dossier_id, "company", "Nordtool", "https://example.org/n", clock()))
    store.desk.set_need(dossier_id, 4)
    store.dossiers.save(make_facts("ann@example.com"), Level.LOW, 0.0)  # checked again
    owned = store.owner.owned(dossier_id)
    assert [(said.question, said.answer, said.note) for said in owned.answers] == [
        ("bank", "yes", "new IBAN")
    ]
    assert owned.dismissed == {("domain_young", "00ff")}
    assert [hit.value for hit in owned.hits] == ["Nordtool"]
    record = store.owner.record(dossier_id)
    assert [(entry.kind, entry.key, entry.value) for entry in record.entries] == [
        ("standing", "need", "4"),
        ("dismissed", "domain_young 00ff", "wrong"),
        ("answer", "bank", "yes"),
    ]


def test_undo_takes_back_one_matter(store: Store, dossier_id: str, clock: Any) -> None:
    store.owner.answer(dossier_id, Answer("bank", "no", "", clock()))
    store.owner.answer(dossier_id, Answer("bank", "yes", "", clock()))
    assert store.owner.undo(dossier_id, "answer", "bank", clock())
    assert [said.answer for said in store.owner.owned(dossier_id).answers] == ["no"]
    store.owner.dismiss(dossier_id, "domain_young", "00ff", "", clock())
    assert store.owner.undo(dossier_id, "dismissed", "domain_young 00ff", clock())
    assert store.owner.owned(dossier_id).dismissed == frozenset()
    assert store.owner.dismissals() == {}


def test_a_wrong_entry_of_a_list_is_wrong_for_its_whole_domain(
    store: Store, dossier_id: str, make_facts: Callable[..., Facts], clock: Any
) -> None:
    other = make_facts("bob@example.com")
    store.dossiers.save(other, Level.LOW, 0.0)
    entry = ("mail_disposable", "00ff")
    store.owner.dismiss(dossier_id, *entry, "", clock())
    store.owner.dismiss(dossier_id, "domain_young", "00aa", "", clock())
    store.owner.dismiss(other.id, *entry, "", clock())
    store.owner.dismiss(other.id, "domain_young", "00bb", "", clock())
    assert store.owner.owned(dossier_id).dismissed == {entry, ("domain_young", "00aa")}
    assert store.owner.owned(other.id).dismissed == {entry, ("domain_young", "00bb")}
    assert store.owner.owned("0" * 32).dismissed == {entry}  # a sender of tomorrow
    store.owner.count_again(other.id, *entry, clock())
    store.owner.count_again(other.id, "domain_young", "00aa", clock())  # said of another sender only
    assert store.owner.owned(dossier_id).dismissed == {("domain_young", "00aa")}
    assert store.owner.owned("0" * 32) == NOTHING


def test_another_process_sees_it(store: Store, dossier_id: str, data_dir: Path, clock: Any) -> None:
    assert store.owner.owned(dossier_id) == NOTHING
    other = Store.open(data_dir, clock)
    other.owner.answer(dossier_id, Answer("fee", "yes", "", clock()))
    other.close()
    assert len(store.owner.owned(dossier_id).answers) == 1


def test_it_goes_with_the_dossier(store: Store, dossier_id: str, clock: Any) -> None:
    store.desk.set_owner(dossier_id, "Mei")
    store.owner.add_hit(Hit(0, dossier_id, "phone", "+49 40 000", "https://example.org/n", clock()))
    store.dossiers.delete(dossier_id)
    assert store.owner.record(dossier_id).entries == ()
    assert store.owner.record(dossier_id).hits == ()


def test_a_full_disk_is_said_and_nothing_half_is_left(
    store: Store, dossier_id: str, clock: Any, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    with full_disk(store), pytest.raises(NotSaved):
        for number in range(2_000):
            store.owner.answer(dossier_id, Answer("fee", "yes", f"{number} {'x' * 900}", clock()))
    held = store.owner.record(dossier_id).answers
    assert len(held) <= 1
