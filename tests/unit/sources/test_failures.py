"""Which failures are held, for how long, and that they do not pile up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from whowrites.model import Unknown
from whowrites.sources.failures import REST, Failures

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize("reason", ["server_error", "refused", "throttled", "malformed", "unread"])
def test_what_a_server_said_is_held_for_a_while(reason: str) -> None:
    held, failure = Failures(), Unknown(reason, "rdap", NOW)
    held.hold("one", failure)
    assert held.lately("one", NOW + REST - timedelta(seconds=1)) == failure
    assert held.lately("one", NOW + REST) is None
    assert held.lately("one", NOW - timedelta(hours=1)) is None, "the clock was set back"
    assert held.lately("other", NOW) is None


@pytest.mark.parametrize("reason", ["timeout", "paced", "unreachable", "closed", "bad_certificate"])
def test_what_nobody_said_is_not(reason: str) -> None:
    held = Failures()
    held.hold("one", Unknown(reason, "rdap", NOW))
    assert held.lately("one", NOW) is None


def test_the_oldest_go_first() -> None:
    held = Failures()
    for number in range(2_001):
        held.hold(number, Unknown("refused", "whois", NOW))
    assert held.lately(0, NOW) is None and held.lately(1, NOW) and held.lately(2_000, NOW)
