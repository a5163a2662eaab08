"""Facts as rows: parsed once a version, never more than some in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.store import HistoryQuery, Store, facts_rows

Make = Callable[..., Facts]


def test_what_was_parsed_is_not_parsed_again_until_it_changes(
    store: Store, make_facts: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    read = facts_rows.read
    monkeypatch.setattr(facts_rows, "read", lambda row: parsed.append(row.address) or read(row))
    store.dossiers.save(make_facts("ann@firm.example"), Level.LOW, 1.0)
    for _ in range(3):
        store.dossiers.facts(["ann@firm.example"])
    assert parsed == ["ann@firm.example"]
    store.dossiers.save(make_facts("ann@firm.example", company="New"), Level.LOW, 1.0)
    assert store.dossiers.facts(["ann@firm.example"])["ann@firm.example"].claims[0].value == "New"
    assert len(parsed) == 2


def test_the_oldest_parsed_facts_make_room(
    store: Store, make_facts: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts_rows, "_PARSED", 3)
    addresses = [f"user{n}@firm.example" for n in range(5)]
    for address in addresses:
        store.dossiers.save(make_facts(address), Level.LOW, 1.0)
        store.dossiers.facts([address])
    assert len(store.dossiers._parsed._kept) == 3
    assert set(store.dossiers.facts(addresses)) == set(addresses)


def test_another_database_file_makes_every_copy_void(store: Store, make_facts: Make) -> None:
    store.dossiers.save(make_facts("ann@firm.example"), Level.LOW, 1.0)
    first = store.dossiers.facts(["ann@firm.example"])["ann@firm.example"]
    store._database.replace(lambda: None)
    again = store.dossiers.facts(["ann@firm.example"])["ann@firm.example"]
    assert again == first
    assert again is not first


@pytest.mark.parametrize("wanted", ["ann", "firm.example", "广州", "sohne", "zoe", "canton"])
def test_search_finds_address_domain_claims_names_and_notes_after_a_new_run(
    store: Store, clock: Any, make_facts: Make, wanted: str
) -> None:
    from whowrites.model import Subject
    from whowrites.records import Note

    facts = make_facts("ann@firm.example", company="广州 Söhne Ltd")
    store.dossiers.save(facts, Level.LOW, 1.0)
    store.dossiers.sight([(facts.id, Subject(facts.address, "Zoë Zhang"), Level.LOW)], clock())
    store.dossiers.note(Note(facts.id, "met at the CANTON fair", clock()))
    assert store.dossiers.search(HistoryQuery(wanted)).total == 1
    store.dossiers.save(make_facts("ann@firm.example", company="广州 Söhne Ltd"), Level.LOW, 1.0)
    assert store.dossiers.search(HistoryQuery(wanted)).total == 1


def test_an_idn_is_found_in_its_own_script(store: Store, make_facts: Make) -> None:
    store.dossiers.save(make_facts("ann@xn--mller-kva.example"), Level.LOW, 1.0)
    assert store.dossiers.search(HistoryQuery("müller")).total == 1
    assert store.dossiers.search(HistoryQuery("xn--mller")).total == 1
