"""Where an answer goes: elsewhere weighs, the honest reasons for it do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from whowrites.model import Auth, Claim, Kind, Subject
from whowrites.weights import load

from .conftest import NOW


def mail(address: str, reply_to: str | None, name: str = "", channel: str = "") -> Subject:
    return Subject(address, name, reply_to, "message", Auth(channel=channel) if channel else None)


def test_a_reply_to_that_was_not_seen_is_not_an_absent_one(ask: Any) -> None:
    assert ask("reply_to", mail("anna@nordtool.example", None)).codes == []
    assert ask("reply_to", mail("anna@nordtool.example", "")).codes == ["reply_to_none"]


@pytest.mark.parametrize(
    ("address", "reply_to", "code"),
    [
        ("anna@nordtool.example", "ANNA@nordtool.example", "reply_to_same"),
        ("anna@nordtool.example", "sales@eu.nordtool.example", "reply_to_same_organisation"),
        ("anna@nordtool.example", "anna@baltic-spindle.example", "reply_to_other_company"),
        ("anna@nordtool.example", "anna.berg@gmail.com", "reply_to_free_not_from"),
        ("anna.berg@gmail.com", "trade.desk.77@outlook.com", "reply_to_other_free"),
        ("anna.berg@gmail.com", "paul.moss@gmail.com", "reply_to_other_free"),
        ("anna.berg@gmail.com", "anna@nordtool.example", "reply_to_other_company"),
        ("anna@nordtool.example", "write to me", "reply_to_unreadable"),
    ],
)
def test_where_it_goes(ask: Any, address: str, reply_to: str, code: str) -> None:
    assert ask("reply_to", mail(address, reply_to)).codes[0] == code


@pytest.mark.parametrize(
    ("name", "reply_to", "like"),
    [
        ("Castellan Group Procurement", "rfq@castellan-groups.com", True),
        ("Nordtool GmbH", "rfq@nordtool-trading.example", True),
        ("Nordtool GmbH", "rfq@n0rdtool.example", True),
        ("Siemens", "rfq@siemens-sourcing.example", True),
        ("Siemens", "rfq@siemens.com", False),
        ("Nordtool GmbH", "rfq@nordtool.example", False),
        ("Nordtool GmbH", "rfq@nordtool-gmbh.example", False),
        ("Nordtool GmbH", "rfq@spindle.example", False),
        ("Anna Berg", "anna@berg-trading.example", False),
        ("", "rfq@nordtool-trading.example", False),
    ],
)
def test_a_domain_made_after_the_firm_that_is_named(ask: Any, name: str, reply_to: str, like: bool) -> None:
    codes = ask("reply_to", mail("desk@baltic.example", reply_to, name)).codes
    assert codes == ["reply_to_other_company", *(["reply_to_like_company"] if like else [])]


def test_a_firm_of_the_signature_counts_too_and_a_contacts_domain_is_theirs(ask: Any) -> None:
    signed = replace(
        mail("anna.berg@gmail.com", "rfq@nordtool-trading.example", "Anna Berg"),
        claims=(Claim("company", "Nordtool GmbH", "signature", NOW),),
    )
    assert ask("reply_to", signed).codes == ["reply_to_other_company", "reply_to_like_company"]
    known = ("Bo <bo@nordtool-trading.example>",)
    assert ask("reply_to", signed, contacts=known).codes == ["reply_to_other_company"]


def test_one_persons_two_free_mailboxes(ask: Any) -> None:
    own = mail("anna.berg@gmail.com", "annaberg77@outlook.com", "Anna Berg")
    found = ask("reply_to", own).only
    assert (found.code, found.kind) == ("reply_to_same_person", Kind.RISK)
    assert 0 < load().of(found.code).points < load().of("reply_to_other_free").points
    other_name = mail("anna.berg@gmail.com", "annaberg77@outlook.com", "Robert Stone")
    assert ask("reply_to", other_name).codes == ["reply_to_other_free"]


@pytest.mark.parametrize("channel", ["bulk", "list"])
def test_newsletters_and_lists_answer_elsewhere(ask: Any, channel: str) -> None:
    assert ask("reply_to", mail("news@nordtool.example", "a1@mailer.example", channel=channel)).codes == [
        "reply_to_bulk"
    ]
    to_free = mail("news@nordtool.example", "nordtool.desk@gmail.com", channel=channel)
    assert ask("reply_to", to_free).codes == ["reply_to_free_not_from"]


def test_a_sending_platform_is_known_by_its_domain(ask: Any) -> None:
    assert ask("reply_to", mail("news@nordtool.example", "us1-ab@inbound.mailchimpapp.net")).codes == [
        "reply_to_bulk"
    ]


def test_an_answer_to_a_contact_is_no_risk(ask: Any) -> None:
    said = ask(
        "reply_to",
        mail("office@nordtool.example", "paul@spindle.example"),
        ["Paul Moss <paul@spindle.example>"],
    )
    assert said.codes == ["reply_to_contact"]


@pytest.mark.parametrize(
    "domain",
    ["nordtool-trading.example", "nordtoolcn.example", "n0rdtool.example", "nordtool.berlin-buyers.example"],
)
def test_a_domain_made_after_the_senders(ask: Any, domain: str) -> None:
    codes = ask("reply_to", mail("anna@nordtool.example", f"anna@{domain}")).codes
    made_after = domain != "nordtool.berlin-buyers.example"
    assert codes == ["reply_to_other_company", *(["reply_to_like_sender"] if made_after else [])]


def test_the_firms_other_ending_is_not_said_to_be_made_after_it(ask: Any) -> None:
    assert ask("reply_to", mail("anna@nordtool.example", "anna@nordtool.test")).codes == [
        "reply_to_other_company"
    ]
