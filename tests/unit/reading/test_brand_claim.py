"""A brand is claimed by a name that is it, not by one that holds its word."""

from __future__ import annotations

import pytest

from whowrites.reading.brand_claim import brand_in, by_words

BRANDS = by_words(["castellan", "bank of spindle", "berg"])


@pytest.mark.parametrize(
    ("name", "brand"),
    [
        ("Castellan", "castellan"),
        ("CASTELLAN Procurement Department", "castellan"),
        ("Bank of Spindle - Security Team", "bank of spindle"),
        ("Hans Berg", ""),
        ("Berg, Hans", ""),
        ("Your letter about Castellan", ""),
        ("Castellan fans of Leeds", ""),
        ("", ""),
    ],
)
def test_claims(name: str, brand: str) -> None:
    assert brand_in(name, BRANDS) == brand
