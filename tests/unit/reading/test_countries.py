"""Countries by name, code, place and calling code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.countries import countries_in, countries_of_phone, country


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("de", "DE"), ("UK", "GB"), ("Germany", "DE"), (" 中国 ", "CN"), ("P.R. China", "CN"),
        ("España", "ES"),
        ("Türkiye", "TR"), ("U.S.A.", "US"), ("XX", ""), ("Atlantis", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_value_that_is_a_country(value: str, code: str) -> None:
    assert country(value) == code


def test_a_calling_code_may_be_shared() -> None:
    assert countries_of_phone("+49 421 5550123") == {"DE"}
    assert {"US", "CA"} <= countries_of_phone("+1 204 555 0199")
    assert countries_of_phone("+852 5555 0000") == {"HK"}
    assert countries_of_phone("0421 5550123") == countries_of_phone("+999") == frozenset()


def test_names_in_a_text() -> None:
    assert countries_in("27572 Bremerhaven, GERMANY / 中国宁波") == ("DE", "CN")
    assert countries_in("Ask us: Nigerian, Chinatown") == ()
    assert countries_in("New York, USA") == ("US",)
    assert countries_in("Ningbo, Zhejiang") == ()
    assert countries_in("Ningbo, Zhejiang", places=True) == ("CN",)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    assert all(len(code) == 2 for code in countries_in(text, places=True))
    assert len(country(text)) in (0, 2)
    assert all(len(code) == 2 for code in countries_of_phone(text))
