"""A Reply-To that leads to another organisation than before is a change; the first one is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whowrites.model import Auth, Facts, Level, Subject
from whowrites.store import Store


@pytest.fixture
def meet(store: Store, clock: Any, make_facts: Callable[..., Facts]) -> Callable[..., list[str]]:
    """Sees one message a day from Ann with these Reply-Tos; the changes that were told."""
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)

    def messages(*reply_tos: str | None, auth: Auth | None = None) -> list[str]:
        for reply_to in reply_tos:
            subject = Subject("ann@firm.example", "Ann", reply_to, "message", auth)
            store.dossiers.sight([(facts.id, subject, Level.LOW)], clock.pass_by(days=1))
        rows = store.changes.page().rows
        return [f"{row.change.before} > {row.change.after}" for row in reversed(rows)]

    return messages


def test_answers_that_go_elsewhere_than_ever_before(meet: Callable[..., list[str]]) -> None:
    assert meet("", "ann@lookalike.example") == ["ann@firm.example > ann@lookalike.example"]
    assert meet("", "ann@lookalike.example") == ["ann@firm.example > ann@lookalike.example"], "known by now"


def test_the_first_one_and_one_that_was_not_seen_say_nothing(meet: Callable[..., list[str]]) -> None:
    assert meet(None, "ann@elsewhere.example", None) == []


def test_another_mailbox_of_the_same_house_is_none(meet: Callable[..., list[str]]) -> None:
    assert meet("", "sales@firm.example", "a+8f3@mail.firm.example") == []


def test_lists_and_platforms_answer_elsewhere_by_nature(meet: Callable[..., list[str]]) -> None:
    assert meet("", "x1@list.example", "x2@other.example", auth=Auth(channel="bulk")) == []


def test_what_cannot_be_read_is_no_change(meet: Callable[..., list[str]]) -> None:
    assert meet("ann@one.example", "not an address") == []
