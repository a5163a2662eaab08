"""Phone numbers of a page as E.164."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.phones import MOST, phones


def found(*lines: str, country: str = "", links: tuple[str, ...] = ()) -> list[str]:
    return [phone.value for phone in phones([(href, "") for href in links], lines, country)]


@pytest.mark.parametrize(
    ("line", "country", "number"),
    [
        ("Tel.: +49 (0) 421 555 01 23", "", "+494215550123"),
        ("Phone 0421/555-0123", "DE", "+494215550123"),
        ("+86 577 5550 6611", "", "+8657755506611"),
        ("电话：0576-8255 5801", "CN", "+8657682555801"),
        ("手机:13805550123", "CN", "+8613805550123"),
        ("Тел. 0044 1422 355098", "", "+441422355098"),
        ("Tél : 01 42 68 53 00", "FR", "+33142685300"),
    ],
)
def test_ways_to_write_a_number(line: str, country: str, number: str) -> None:
    assert found(line, country=country) == [number]


@pytest.mark.parametrize(
    "line",
    [
        "Fax: +49 421 555 0124",
        "传真：+86 576 8255 5802",
        "Tel: 0421 555 0123",  # of which country?
        "VAT 812 345 678, since 1998, 27572 Bremerhaven",
        "ISO 9001:2015, 10 000 m2, 2026-11-23",
        "IBAN DE00 1234 5678 9012 3456 00",
        "hotel 12 345 678",
        "+1 2 3",
    ],
)
def test_what_is_no_phone_number(line: str) -> None:
    assert found(line) == []


def test_linked_ones_come_first() -> None:
    links = ("tel:+49-421-5550123", "https://wa.me/2348035559876", "tel:none")
    assert found("+441422355098", links=links) == ["+494215550123", "+2348035559876", "+441422355098"]


def test_phone_and_fax_in_one_line() -> None:
    assert found("Telefon 07321 5550 44, Telefax 07321 5550 45", country="DE") == ["+497321555044"]


@given(st.lists(st.text(alphabet="+0123456789 ()-/.Tel:", max_size=200), max_size=5))
def test_any_lines(lines: list[str]) -> None:
    numbers = found(*lines, country="DE")
    assert len(numbers) <= MOST
    assert all(number.startswith("+") and number[1:].isdigit() for number in numbers)
