"""Own contacts clear, a contact's name or answers that have moved weigh, strangers are nothing."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Auth, Kind, Subject

CONTACTS = (
    "Anna Berg <anna.berg@nordtool.example>",
    "Wang Lei <wanglei@163.com>",
    "王小明 <wang@hongda.example>",
)


def known(ask: Any, address: str, name: str = "", reply_to: str | None = None, channel: str = "") -> Any:
    auth = Auth(channel=channel) if channel else None
    return ask("known_contact", Subject(address, name, reply_to, "message", auth), CONTACTS).only


def test_a_contact_is_the_strongest_good(ask: Any) -> None:
    found = known(ask, "Anna.Berg@nordtool.example", "Anna Berg", "")
    assert (found.code, found.kind, found.params["since"]) == ("contact_known", Kind.GOOD, "2024-03-01")


@pytest.mark.parametrize(
    "reply_to", ["anna.berg@nordtool.example", "sales@nordtool.example", "wanglei@163.com", "?"]
)
def test_answers_at_home_or_to_another_contact_keep_it(ask: Any, reply_to: str) -> None:
    assert known(ask, "anna.berg@nordtool.example", "", reply_to).code == "contact_known"


def test_answers_that_go_elsewhere_break_it(ask: Any) -> None:
    found = known(ask, "anna.berg@nordtool.example", "Anna Berg", "anna.berg@nordtool-pay.example")
    assert (found.code, found.kind) == ("contact_other_reply_to", Kind.RISK)
    from_free = known(ask, "wanglei@163.com", "Wang Lei", "wanglei.office@163.com")
    assert from_free.code == "contact_other_reply_to"


def test_a_list_that_a_contact_writes_through_does_not(ask: Any) -> None:
    assert known(ask, "anna.berg@nordtool.example", "", "list@lists.example", "list").code == "contact_known"


@pytest.mark.parametrize(
    ("name", "address"),
    [("Anna Berg", "anna@berg-trade.example"), ("anna berg", "a.berg@gmail.com"), ("王小明", "wxm@163.com")],
)
def test_a_known_name_at_another_organisation(ask: Any, name: str, address: str) -> None:
    assert known(ask, address, name).code == "contact_name_new_address"


def test_a_known_name_at_the_known_domain_is_a_colleagues_or_a_second_mailbox(ask: Any) -> None:
    assert known(ask, "a.berg@nordtool.example", "Anna Berg").code == "contact_colleague"
    assert known(ask, "paul@nordtool.example", "Paul Moss").code == "contact_colleague"


def test_one_word_is_nobodys_name_and_a_provider_is_no_organisation(ask: Any) -> None:
    lone = ask("known_contact", Subject("x@stone.example", "Sales"), ["Sales <sales@nordtool.example>"])
    assert lone.codes == ["contact_none"]
    assert known(ask, "stranger@163.com", "Li Na").code == "contact_none"
