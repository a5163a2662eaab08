"""Contacts as cards: one card each whatever the name, and the same contacts when they are read again."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from whowrites.exports.contacts_vcard import write
from whowrites.imports.vcard import read
from whowrites.records import Contact
from whowrites.safe_text import safe_text

DAY = datetime(2026, 11, 1, tzinfo=UTC)


def test_a_hostile_name_makes_no_second_card() -> None:
    name = "Ana\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Other; x, y\\"
    text = "".join(write([Contact("ana@mill.example", name, "import", DAY)]))
    assert text.count("\r\nEND:VCARD\r\n") == 1
    assert len(read(text).people) == 1


def test_lines_arefolded_at_75_bytes() -> None:
    text = "".join(write([Contact("ana@mill.example", "王小明" * 40, "import", DAY)]))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert read(text).people[0].name == "王小明" * 40


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), min_size=1, max_size=5))
def test_round_trip(names: list[str]) -> None:
    contacts = [Contact(f"p{n}@mill.example", name, "import", DAY) for n, name in enumerate(names)]
    found = read("".join(write(contacts)))
    assert [(p.address, p.name) for p in found.people] == [
        (c.address, safe_text(c.name, 200)) for c in contacts
    ]
