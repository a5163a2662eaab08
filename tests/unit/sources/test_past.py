"""Who is dealt with because the user writes to him, and what a memory without a past says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sources_stage import Stage
from whowrites.records import Written
from whowrites.sources.past import dealt_with, past, written_domains

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def wrote(first: int, last: int) -> Written:
    return Written("ana@mill.example", "", NOW - timedelta(days=first), NOW - timedelta(days=last), 2)


def test_written_to_first_and_not_just_once() -> None:
    assert dealt_with(wrote(40, 5), NOW - timedelta(days=38), NOW)
    assert dealt_with(wrote(40, 40), None, NOW), "heard of him after a month"
    assert not dealt_with(wrote(40, 40), NOW - timedelta(days=38), NOW), "wrote once, and was answered"
    assert not dealt_with(wrote(40, 5), NOW - timedelta(days=41), NOW), "he wrote first"
    assert not dealt_with(wrote(40, 5), NOW - timedelta(days=40), NOW), "seen on the same day"


def test_contacts_alone_are_no_past(stage: Stage) -> None:
    assert past(stage.sources) is None
    assert written_domains(stage.sources) == frozenset()
