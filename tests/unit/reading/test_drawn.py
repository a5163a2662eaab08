"""Names drawn from each other letter by letter, at the price of the letters replaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.drawn import redrawn

WORD = st.text("abcdehiklmnoruvw01-", max_size=40)


@pytest.mark.parametrize(
    ("label", "known", "price"),
    [
        ("nordtool", "nordtool", 0),
        ("mordt0o1", "nordtool", 3),
        ("lhongcla", "hongda", 2),
        ("castellarn", "castellam", 1),
        ("nordtoo", "nordtool", None),
        ("nordtoox", "nordtool", None),
        ("00000", "ooooo", None),  # five are too many
    ],
)
def test_prices(label: str, known: str, price: int | None) -> None:
    assert redrawn(label, known, 4) == price


@given(WORD, WORD)
def test_it_is_the_same_both_ways_and_nothing_for_equal_names(one: str, other: str) -> None:
    assert redrawn(one, one, 4) == 0
    assert redrawn(one, other, 3) == redrawn(other, one, 3)
