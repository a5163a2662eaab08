"""vCard: our own reader reads the cards back."""

from __future__ import annotations

import io

from whowrites.exports import dossiers_vcard
from whowrites.exports.fields import FIELDS, Layout
from whowrites.imports import vcard


def row(**known: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, "") | {"address": "ann@example.com", "last_name": "ann"} | known


def test_a_card_with_all_of_it() -> None:
    card = dossiers_vcard.card(
        row(
            name="Ann Lee",
            first_name="Ann",
            last_name="Lee",
            company="Acme; Ltd, 好",
            website="https://acme.example/",
            tags="fair, a;b",
        )
    )
    assert card.splitlines() == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ann Lee",
        "N:Lee;Ann;;;",
        "EMAIL;TYPE=INTERNET:ann@example.com",
        "ORG:Acme\\; Ltd\\, 好",
        "CATEGORIES:fair,a\\;b",
        "URL:https://acme.example/",
        "END:VCARD",
    ]


def test_without_a_name_it_is_the_address() -> None:
    card = dossiers_vcard.card(row(website="javascript:alert(1)"))
    assert "FN:ann@example.com\r\n" in card and "N:ann@example.com;;;;\r\n" in card
    assert "javascript" not in card


def test_our_reader_reads_them_back() -> None:
    out = io.BytesIO()
    rows = [row(name="Ann Lee", last_name="Lee", first_name="Ann"), row(address="bob@example.com")]
    assert dossiers_vcard.write(rows, Layout(()), out) == 2
    reading = vcard.read(out.getvalue().decode())
    assert [person.address for person in reading.people] == ["ann@example.com", "bob@example.com"]
    assert reading.people[0].name == "Ann Lee"
