"""A probe's outcome is kept as JSON and comes back the same."""

from __future__ import annotations

import typing
from datetime import UTC, datetime

from whowrites import wire
from whowrites.sources.mailbox_result import FIRM, Mailbox, Result


def test_an_outcome_survives_the_cache() -> None:
    now = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
    found = Mailbox("temporary", "greylisted", 450, "4.7.1", "later", "mx.b.example", "11.1.1.1", "rcpt",
                    "on", now, 0.5, tries=1, retry_at=now, transcript=("> RSET", "< 250 OK"))  # fmt: skip
    assert wire.from_json(Mailbox, wire.to_json(found)) == found


def test_there_are_eight_results_and_two_are_kept_for_an_address() -> None:
    assert len(typing.get_args(Result)) == 8
    assert frozenset(typing.get_args(Result)) > FIRM == {"deliverable", "undeliverable"}
