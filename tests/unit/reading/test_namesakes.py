"""Streets, towns and states that are called after a country, all addresses invented."""

from __future__ import annotations

import pytest

from whowrites.reading.countries import countries_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("12 Harbor Street, Newark, New Jersey 07102", ()),
        ("Albuquerque, New Mexico, USA", ("US",)),
        ("Wellington, New Zealand", ("NZ",)),
        ("Lebanon, NH 03766", ()),
        ("Panama City Beach, FL 32401", ()),
        ("Panama City, Panama", ("PA",)),
        ("Peru, Indiana", ()),
        ("Malta, NY", ()),
        ("Berlin, Germany, DE", ("DE",)),
        ("Mumbai, India, IN", ("IN",)),
        ("Atlanta, Georgia", ()),
        ("Batumi, Georgia", ("GE",)),
        ("Georgia", ("GE",)),
        ("4 Jordan Road, Kowloon", ()),
        ("China Building, Ningbo, China", ("CN",)),
        ("Beirut, Lebanon", ("LB",)),
    ],
)
def test_a_namesake_names_no_country(text: str, codes: tuple[str, ...]) -> None:
    assert countries_in(text) == codes
