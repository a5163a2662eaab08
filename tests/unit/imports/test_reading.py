"""What is gathered of a file: people once, faults with their place, and limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.address import BadAddress, parse
from whowrites.imports import reading
from whowrites.imports.reading import Gathering, Person, Unreadable


def test_people_once_with_the_first_name_there_is() -> None:
    gathered = Gathering("list")
    gathered.row(1, "", iter([("E-mail", "Ana@Mill.example")]))
    gathered.row(2, "Ana \u202eLima", iter([("E-mail", "ana@mill.example"), ("Other", "bo@mill.example")]))
    gathered.row(3, "No Mail", iter(()))
    found = gathered.done()
    assert found.people == (
        Person("ana@mill.example", "Ana Lima", 1),
        Person("bo@mill.example", "Ana Lima", 2),
    )
    assert (found.rows, found.repeated, found.without, found.faulty) == (3, 1, 1, 0)


def test_a_fault_names_its_row_its_field_and_the_reason() -> None:
    gathered = Gathering("csv")
    gathered.row(7, "Ana", iter([("E-mail 2", "ana@@mill"), ("E-mail 3", "ana@mill.example")]))
    found = gathered.done()
    (fault,) = found.faults
    assert (fault.row, fault.field, fault.code, fault.value) == (7, "E-mail 2", "address_two_at", "ana@@mill")
    assert [person.address for person in found.people] == ["ana@mill.example"]


def test_all_faults_are_counted_and_some_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FAULTS", 3)
    gathered = Gathering("list")
    for number in range(10):
        gathered.row(number, "", iter([("", "x")]))
    assert (len(gathered.done().faults), gathered.done().faulty) == (3, 10)


def test_nothing_and_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="import_empty"):
        Gathering("list").done()
    monkeypatch.setattr(reading, "MAX_PEOPLE", 1)
    gathered = Gathering("list")
    gathered.row(1, "", iter([("", "a@mill.example")]))
    with pytest.raises(Unreadable, match="import_too_many"):
        gathered.row(2, "", iter([("", "b@mill.example")]))


@given(st.from_regex(reading._PLAIN, fullmatch=True) | st.emails() | st.text("aA0.@-_+ü", max_size=20))
def test_the_short_way_to_an_address_agrees_with_the_parser(text: str) -> None:
    try:
        expected = parse(text).normal
    except BadAddress:
        with pytest.raises(BadAddress):
            reading._normal(text.strip())
        return
    assert reading._normal(text.strip()) == expected
