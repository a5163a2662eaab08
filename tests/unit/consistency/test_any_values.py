"""Whatever a sender writes: every comparison answers, the same both ways round, and a value is never against
itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.consistency import SAME, same
from whowrites.consistency.phone import phone_in_country
from whowrites.consistency.zone import zone_in_country

VALUES = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="abcXYZ 0123456789.,-+()@/:宁波远有限公司ИвГα'", max_size=120),
)


@pytest.mark.parametrize("field", sorted(SAME))
@settings(max_examples=150)
@given(first=VALUES, second=VALUES)
def test_answers_are_symmetric(field: str, first: str, second: str) -> None:
    assert same(field, first, second) is same(field, second, first)


@pytest.mark.parametrize("field", sorted(SAME))
@settings(max_examples=150)
@given(value=VALUES)
def test_nothing_contradicts_itself(field: str, value: str) -> None:
    assert same(field, value, value) is not False
    assert same(field, value, value.upper()) is not False or value.upper().lower() != value.lower()
    assert same(field, value, f" {value} ") is not False


@settings(max_examples=150)
@given(first=VALUES, second=VALUES)
def test_fields_that_bind_each_other_take_any_text(first: str, second: str) -> None:
    assert phone_in_country(first, second) in (True, False, None)
    assert zone_in_country(first, second) in (True, False, None)


def test_a_field_that_nobody_compares_is_not_decided() -> None:
    assert same("registrar", "One", "Two") is None


@pytest.mark.parametrize("field", sorted(SAME))
def test_long_values_take_no_long_time(field: str) -> None:
    hostile = ("a b", "宁", "1-", "x.", "+49 ")
    for first in hostile:
        for second in hostile[:2]:
            grows_with_length(
                lambda pair: same(field, *pair),
                lambda n, one=first, other=second: (one * (n // len(one)), other * (n // len(other))),
                120_000,
            )
