"""The writer's clock and the clocks of a country."""

from __future__ import annotations

import pytest

from whowrites.consistency.zone import minutes, offsets, same_zone, zone_in_country


@pytest.mark.parametrize(
    ("offset", "place", "expected"),
    [
        ("+08:00", "CN", True),
        ("+08:00", "Hong Kong", True),
        ("+01:00", "Germany", True),
        ("+02:00", "Germany", True),
        ("+05:30", "IN", True),
        ("-03:30", "Canada", True),
        ("+03:00", "DE", None),
        ("+00:00", "CN", None),
        ("-07:00", "CN", None),
        ("+01:00", "CN", False),
        ("+08:00", "GB", False),
        ("-05:00", "DE", False),
        ("+01:00", "NG", True),
        ("+09:00", "Atlantis", None),
        ("soon", "DE", None),
    ],
)
def test_zone_in_country(offset: str, place: str, expected: bool | None) -> None:
    assert zone_in_country(offset, place) is expected


def test_every_country_of_the_phone_plan_has_a_clock() -> None:
    for code in ("CN", "US", "BR", "AE", "IN", "RU", "DE", "NG", "TR", "AU", "HK", "TW"):
        assert offsets(code), code
    assert offsets("DE") == {60, 120}
    assert 330 in offsets("IN") and len(offsets("US")) > 5
    assert offsets("XX") == frozenset()


@pytest.mark.parametrize(
    ("text", "size"),
    [("+08:00", 480), ("-0330", -210), ("UTC+5:30", 330), ("+99:00", None), ("PST", None), ("", None)],
)
def test_minutes(text: str, size: int | None) -> None:
    assert minutes(text) == size


def test_summer_and_winter_are_no_difference() -> None:
    assert same_zone("+01:00", "+0100") is True
    assert same_zone("+01:00", "+02:00") is None
