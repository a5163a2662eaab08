"""Two recipients' answers, or a failure, to one result."""

from __future__ import annotations

import pytest

from whowrites.sources.mailbox_dialogue import Visit
from whowrites.sources.mailbox_outcome import outcome
from whowrites.sources.mailbox_result import Phase, Reading

YES = Reading("deliverable", "accepted")
NO = Reading("undeliverable", "no_such_user")


@pytest.mark.parametrize(
    ("random", "expected"),
    [
        (NO, ("deliverable", "accepted")),
        (YES, ("accepts_all", "accepts_all")),
        (None, ("unknown", "accepted_untested")),
        (Reading("temporary", "busy"), ("unknown", "accepted_untested")),
        (Reading("refuses_us", "policy"), ("unknown", "accepted_untested")),
        (Reading("undeliverable", "disabled"), ("unknown", "accepted_untested")),
    ],
)
def test_a_yes_is_what_the_second_answer_makes_of_it(
    random: Reading | None, expected: tuple[str, str]
) -> None:
    found = outcome(Visit("mx.b.example", phase="random", reading=YES, random=random))
    assert (found.result, found.reason) == expected


def test_a_no_stands_alone() -> None:
    assert outcome(Visit("mx.b.example", phase="rcpt", reading=NO)).result == "undeliverable"


@pytest.mark.parametrize(
    ("phase", "failure", "reason"),
    [
        ("", "servfail", "dns_failed"),
        ("", "timeout", "dns_failed"),
        ("", "no_address", "no_address"),
        ("", "forbidden_address", "forbidden_address"),
        ("connect", "timeout", "connect_timeout"),
        ("connect", "refused", "connect_refused"),
        ("banner", "timeout", "timeout"),
        ("rcpt", "closed", "closed_early"),
        ("ehlo", "too_large", "too_large"),
    ],
)
def test_failures_are_unknown_with_their_reason(phase: Phase, failure: str, reason: str) -> None:
    found = outcome(Visit("mx.b.example", phase=phase, failure=failure))
    assert (found.result, found.reason) == ("unknown", reason)
