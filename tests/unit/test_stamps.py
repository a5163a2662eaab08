from __future__ import annotations

from datetime import UTC, datetime, timedelta

from whowrites.stamps import AHEAD, ahead

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_an_hour_ahead_is_a_clock_put_right_and_more_is_not() -> None:
    assert not ahead(NOW - timedelta(days=9), NOW)
    assert not ahead(NOW + AHEAD, NOW)
    assert ahead(NOW + AHEAD + timedelta(seconds=1), NOW)
