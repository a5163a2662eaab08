"""When stored facts are good, and when they are due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from whowrites.freshness import FRESH_FOR, UNANSWERED_FOR, Freshness
from whowrites.model import Facts, Finding, Kind, Reach

NOW = datetime(2026, 1, 2, tzinfo=UTC)
CHECKS: Any = [
    SimpleNamespace(id="spf", reach=Reach.PASSIVE),
    SimpleNamespace(id="website", reach=Reach.CONTACT),
]


def good(
    age: timedelta,
    *unanswered: str,
    had: Reach = Reach.PASSIVE,
    at: Reach = Reach.PASSIVE,
    then: tuple[str, ...] = (),
    now: frozenset[str] = frozenset(),
    complete: bool = True,
) -> bool:
    findings = tuple(Finding("x", Kind.UNKNOWN, "none", "dns", NOW, check=check) for check in unanswered)
    facts = Facts("ab", "a@acme.example", findings, (), NOW - age, complete, had, then)
    return Freshness(CHECKS).good(facts, at, NOW, now)


def test_a_week_and_a_quarter_of_an_hour_without_an_answer() -> None:
    assert good(FRESH_FOR - timedelta(seconds=1)) and not good(FRESH_FOR)
    assert good(UNANSWERED_FOR - timedelta(seconds=1), "spf") and not good(UNANSWERED_FOR, "spf")
    assert not good(timedelta(), complete=False)


@pytest.mark.parametrize("days", [1, 4_000])
def test_what_a_wrong_clock_wrote_is_not_good(days: int) -> None:
    assert good(timedelta(seconds=-5)), "a clock that was put right by seconds"
    assert not good(timedelta(days=-days))


def test_what_this_reach_does_not_ask_makes_nothing_due() -> None:
    assert good(timedelta(days=1), "website")
    assert not good(timedelta(days=1), "website", had=Reach.CONTACT, at=Reach.CONTACT)
    assert not good(timedelta(), at=Reach.CONTACT)


@pytest.mark.parametrize(
    ("at", "then", "now", "is_good"),
    [
        (Reach.PASSIVE, (), {"blocklists"}, False),
        (Reach.PASSIVE, ("blocklists",), {"blocklists"}, True),
        (Reach.PASSIVE, ("blocklists",), set(), True),
        (Reach.PASSIVE, (), {"mailbox", "years"}, True),
        (Reach.CONTACT, (), {"years"}, False),
        (Reach.CONTACT, ("website", "years"), {"website"}, True),
    ],
)
def test_a_switch_that_is_on_now_and_was_not_then(
    at: Reach, then: tuple[str, ...], now: set[str], is_good: bool
) -> None:
    assert good(timedelta(), had=Reach.CONTACT, at=at, then=then, now=frozenset(now)) is is_good
