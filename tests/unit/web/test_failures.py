"""The failure bucket."""

from __future__ import annotations

from whowrites.web.failures import LIMIT, WINDOW, Failures


def test_ten_a_minute_then_the_seconds_to_wait() -> None:
    now = [0.0]
    failures = Failures(lambda: now[0])
    assert [failures.one_more() for _ in range(LIMIT)] == [0] * LIMIT
    now[0] = 20.0
    assert failures.one_more() == 40
    now[0] = WINDOW
    assert failures.one_more() == 0


def test_refused_attempts_do_not_prolong_the_wait() -> None:
    now = [0.0]
    failures = Failures(lambda: now[0])
    for _ in range(LIMIT):
        failures.one_more()
    now[0] = 59.0
    assert [failures.one_more() for _ in range(50)] == [1] * 50
    now[0] = 60.0
    assert failures.one_more() == 0
