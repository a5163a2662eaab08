"""The age of a firm and of its domain."""

from __future__ import annotations

from datetime import date

import pytest

from whowrites.consistency.founded import old_enough, same_day, same_year

ASKED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("founded", "created", "expected"),
    [
        ("1998", "2026-08-20", False),
        ("since", "2026-08-20", None),
        ("1998", "2009-05-14", True),
        ("2025", "2026-08-20", True),
        ("1998", "2026-02-31", None),
        ("1998", "unknown", None),
    ],
)
def test_old_enough(founded: str, created: str, expected: bool | None) -> None:
    assert old_enough(founded, created, ASKED) is expected


def test_years_and_days() -> None:
    assert same_year("1998", "1999") is True
    assert same_year("1998", "2004") is None
    assert same_day("2009-05-14", "2009-05-15") is True
    assert same_day("2009-05-14", "2009-06-01") is None
    assert same_day("2009-05-14", "2026-08-20") is False
    assert same_day("soon", "2026-08-20") is None
