"""VAT numbers that a page shows. All are invented, with check digits that are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.vat import MOST, vat_numbers


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("USt-IdNr.: DE999999903", "DE999999903"),
        ("VAT no. DE 999 999 903, HRB 12345", "DE999999903"),
        ("P.IVA IT99999999990 - REA GE-100000", "IT99999999990"),
        ("NIP: PL 999-999-99-01", "PL9999999901"),
        ("UID: ATU99999902 | Firmenbuch FN 1", "ATU99999902"),
        ("Momsnr SE559999990001 Bankgiro 1-2", "SE559999990001"),
        ("ALV FI99999909 Helsinki 2020", "FI99999909"),
    ],
)
def test_a_number_is_read_in_compact_form(line: str, number: str) -> None:
    (found,) = vat_numbers((), (line,))
    assert found.value == number and found.quote in line


@pytest.mark.parametrize(
    "line",
    [
        "DE999999904", "DE 12", "IBAN DE89370400440532013000", "Order SE123456789012",
        "XDE999999903", "DE9999999031", "GB980780684",
    ],
)  # fmt: skip
def test_what_is_no_number_of_the_union(line: str) -> None:
    assert vat_numbers((), (line,)) == ()


def test_what_machines_are_told_comes_first_and_each_number_once() -> None:
    found = vat_numbers(("FI99999909",), ("DE999999903", "FI 99999909"))
    assert [item.value for item in found] == ["FI99999909", "DE999999903"]


def test_a_page_full_of_candidates_has_an_end() -> None:
    assert len(vat_numbers((), ("DE999999903 " * 20,) * 4000)) <= MOST


@given(st.text(max_size=300), st.sampled_from(["", "DE", "VAT FI "]))
def test_any_line(text: str, before: str) -> None:
    assert all(item.value.isalnum() for item in vat_numbers((), (before + text,)))
