"""The kinds of mail servers are complete, and each tells its truth in a form that the tests read."""

from __future__ import annotations

import typing

from whowrites.lab.mailboxes import kinds
from whowrites.sources.mailbox_result import Result


def test_the_first_set_is_fourteen_kinds_and_two_hundred_addresses() -> None:
    first = kinds("first")
    assert len({kind.id for kind in first}) == 14
    assert sum(kind.times for kind in first) == 200
    assert all(len(kind.domains) in (0, kind.times) for kind in first)


def test_the_second_set_covers_what_the_first_does_in_other_words() -> None:
    results = {(kind.result, kind.reason) for kind in kinds("second")}
    assert len({kind.id for kind in kinds("second")}) == len(kinds("second")) >= 30
    assert {result for result, _ in results} <= set(typing.get_args(Result))
    for reason in (
        "no_such_user",
        "disabled",
        "full",
        "moved",
        "blocked_ip",
        "blocked_sender",
        "no_ptr",
        "unclear",
    ):
        assert reason in {found for _, found in results}
