"""Numbers held against each other and against countries."""

from __future__ import annotations

import pytest

from whowrites.consistency.phone import country_of_phone, phone_in_country, same_phone


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("+49 421 555 01 23", "0421/5550123", True),
        ("+49 (0)421 5550123", "+494215550123", True),
        ("+49 421 5550123 ext. 12", "+49 421 5550123", True),
        ("+44 1422 555098", "01422 555098", True),
        ("+49 421 5550123", "+234 803 5559876", False),
        ("+86 574 8765 4321", "+49 421 5550123", False),
        ("+86 574 8765 4321", "+852 2345 6789", None),
        ("+49 421 5550123", "+49 171 5559876", None),
        ("+1 212 555 0143", "+1 646 555 0177", None),
        ("0421 5550123", "0421 5559999", None),
        ("12", "+49 421 5550123", None),
        ("+800 1234 5678", "+49 421 5550123", None),
    ],
)
def test_same_phone(first: str, second: str, expected: bool | None) -> None:
    assert same_phone(first, second) is expected
    assert same_phone(second, first) is expected


@pytest.mark.parametrize(
    ("phone", "place", "expected"),
    [
        ("+2348035559876", "GB", False),
        ("+441422555098", "UK", True),
        ("+12045550199", "Canada", True),
        ("+86 574 8765 4321", "中国", True),
        ("+852 2345 6789", "China", None),
        ("+8675587654321", "Hong Kong", None),
        ("0421 5550123", "NG", None),
        ("+49 421 5550123", "Atlantis", None),
        ("+800 1234 5678", "DE", None),
    ],
)
def test_phone_in_country(phone: str, place: str, expected: bool | None) -> None:
    assert phone_in_country(phone, place) is expected


def test_country_of_phone() -> None:
    assert country_of_phone("+234 803 555 9876") == "NG"
    assert country_of_phone("+1 204 555 0199") == "CA"
    assert country_of_phone("0421 5550123") == ""
    assert country_of_phone("+") == ""
