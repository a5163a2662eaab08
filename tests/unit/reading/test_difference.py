"""What differs is told in signs: changed, added, left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.difference import difference


@pytest.mark.parametrize(
    ("known", "label", "told"),
    [
        ("nordtool", "n0rdtool", "o→0"),
        ("nordtool", "nordtoool", "+o"),
        ("nordtool", "nordtol", "−o"),
        ("nordtool", "nоrdtool", "o→о (U+043E)"),
        ("nordtool", "nordtool", ""),
        ("abcdefghij", "bxdyfzhvjw", "−a, c→x, e→y, g→z, …"),
    ],
)
def test_signs(known: str, label: str, told: str) -> None:
    assert difference(known, label) == told


@given(st.text(max_size=63), st.text(max_size=63))
def test_only_equal_names_differ_in_nothing_and_it_stays_short(known: str, label: str) -> None:
    told = difference(known, label)
    assert (told == "") == (known == label)
    assert told.count("→") + told.count("+") + told.count("−") <= 4 + (known + label).count("+") + (
        known + label
    ).count("→") + (known + label).count("−") + told.count("U+")
