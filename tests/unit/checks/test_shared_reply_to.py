"""One mailbox behind several senders: fraud shows in it, staff and platforms do not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from whowrites.model import Auth, Kind, Subject

DAY = datetime(2026, 11, 1, tzinfo=UTC)
DESK = "desk@payments.example"


def codes(ask: Any, subject: Subject, *seen: tuple[str, str, str], contacts: tuple[str, ...] = ()) -> Any:
    replies = tuple((*one, DAY) for one in seen)
    return ask("shared_reply_to", subject, contacts, replies=replies, seen={}).findings


def mail(address: str, name: str, reply_to: str | None, channel: str = "") -> Subject:
    return Subject(address, name, reply_to, "message", Auth(channel=channel) if channel else None)


def test_the_same_mailbox_behind_another_organisation(ask: Any) -> None:
    (found,) = codes(ask, mail("ana@mill.example", "Ana Lima", DESK), ("bo@wharf.example", "Bo Hart", DESK))
    assert (found.code, found.kind) == ("reply_to_many_senders", Kind.RISK)
    assert found.params == {"reply_to": DESK, "n": 1, "sender": "bo@wharf.example"}


def test_a_free_mailbox_counts_by_its_exact_address_only(ask: Any) -> None:
    subject = mail("ana@mill.example", "Ana Lima", "desk.one@gmail.com")
    (exact,) = codes(ask, subject, ("bo@gmail.com", "Bo Hart", "desk.one@gmail.com"))
    assert exact.code == "reply_to_many_senders"
    others = [(f"p{n}@firm{n}.example", f"P {n}", f"q{n}@gmail.com") for n in range(5)]
    (neighbours,) = codes(ask, subject, *others)
    assert neighbours.code == "reply_to_one_sender"


def test_a_domain_needs_two_other_organisations(ask: Any) -> None:
    subject = mail("ana@mill.example", "Ana Lima", DESK)
    one = ("bo@wharf.example", "Bo Hart", "bo@payments.example")
    two = ("cy@quarry.example", "Cy Reed", "cy@payments.example")
    assert [found.code for found in codes(ask, subject, one)] == ["reply_to_one_sender"]
    assert [found.code for found in codes(ask, subject, one, two)] == ["reply_to_many_senders"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("paul@mill.example", "Paul Moss", DESK), id="the same firm's staff"),
        pytest.param(("jo@payments.example", "Jo Fell", DESK), id="the mailbox's own firm"),
        pytest.param(("ana.lima@gmail.com", "Ana Lima", DESK), id="her own second mailbox"),
        pytest.param(("ana@mill.example", "Ana Lima", DESK), id="herself"),
    ],
)
def test_who_belongs_together_is_one(ask: Any, other: tuple[str, str, str]) -> None:
    (found,) = codes(ask, mail("ana@mill.example", "Ana Lima", DESK), other)
    assert (found.code, found.kind) == ("reply_to_one_sender", Kind.NOTE)


@pytest.mark.parametrize(
    "subject",
    [
        mail("ana@mill.example", "Ana", None),
        mail("ana@mill.example", "Ana", ""),
        mail("ana@mill.example", "Ana", "?"),
        mail("ana@mill.example", "Ana", "office@mill.example"),
        mail("ana@mill.example", "Ana", DESK, "bulk"),
        mail("ana@mill.example", "Ana", "x1@inbound.mailchimpapp.net"),
        mail("ana@mill.example", "Ana", "friend@known.example"),
    ],
    ids=["not seen", "none", "unreadable", "at home", "bulk", "a platform", "a contact"],
)
def test_it_does_not_apply(ask: Any, subject: Subject) -> None:
    other = ("bo@wharf.example", "Bo Hart", subject.reply_to or DESK)
    assert codes(ask, subject, other, contacts=("Friend <friend@known.example>",)) == []


def test_without_a_past_it_does_not_apply(ask: Any) -> None:
    assert ask("shared_reply_to", mail("ana@mill.example", "Ana", DESK)).findings == []
