"""Countries by every way of naming them, and those that are no contradiction of each other."""

from __future__ import annotations

import pytest

from whowrites.consistency.country import of_one_house, same_country


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("DE", "Germany", True),
        ("UK", "gb", True),
        ("中国", "CN", True),
        ("P.R. China", "中华人民共和国", True),
        ("Hong Kong", "香港", True),
        ("DE", "Nigeria", False),
        ("Germany", "AT", False),
        ("US", "Canada", False),
        ("HK", "CN", None),
        ("Taiwan", "China", None),
        ("MO", "HK", None),
        ("GB", "JE", None),
        ("US", "PR", None),
        ("Atlantis", "DE", None),
        ("", "DE", None),
    ],
)
def test_same_country(first: str, second: str, expected: bool | None) -> None:
    assert same_country(first, second) is expected
    assert same_country(second, first) is expected


def test_houses_are_not_the_world() -> None:
    assert of_one_house("CN", "TW") and not of_one_house("CN", "JP")
