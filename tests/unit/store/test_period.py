"""Periods begin and end where a calendar says so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.store.period import period

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "month", "name", "before", "after"),
    [
        ("month", "", "2026-11", "2026-10", None),
        ("month", "2026-01", "2026-01", "2025-12", "2026-02"),
        ("quarter", "2026-08", "2026-Q3", "2026-Q2", "2026-Q4"),
        ("quarter", "", "2026-Q4", "2026-Q3", None),
        ("month", "2031-01", "2026-11", "2026-10", None),
        ("month", "2026-13", "2026-11", "2026-10", None),
        ("all", "2026-01", "", None, None),
        ("century", "2026-01", "", None, None),
    ],
)
def test_a_period_and_its_neighbours(
    kind: str, month: str, name: str, before: str | None, after: str | None
) -> None:
    found = period(kind, month, NOW)
    was, next_one = found.before(), found.after(NOW)
    assert found.name == name
    assert (was.name if was else None) == before
    assert (next_one.name if next_one else None) == after


def test_a_quarter_has_three_months() -> None:
    found = period("quarter", "2026-12", NOW)
    assert (found.start, found.end) == (datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


@given(
    st.sampled_from(["month", "quarter", "all", "x"]),
    st.text(max_size=8) | st.from_regex(r"[0-9]{4}-[0-9]{2}"),
)
def test_whatever_is_asked_there_is_a_period(kind: str, month: str) -> None:
    found = period(kind, month, NOW)
    assert found.start is None or (found.end is not None and found.start < found.end)
    found.before()
