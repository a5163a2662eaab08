"""Own contacts clear, a contact's name or answers that have moved weigh, strangers are nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from whowrites.model import Auth, Kind, Subject
from whowrites.records import Approved, Written

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


def days(n: float) -> datetime:
    return datetime(2026, 11, 23, 9, 40, tzinfo=UTC) - timedelta(days=n)


def written(address: str, first: float, last: float, times: int = 2, name: str = "Ines Sol") -> Written:
    return Written(address, name, days(first), days(last), times)


def asked(ask: Any, subject: Subject | str, **past: Any) -> dict[str, Any]:
    found = ask("known_contact", subject, CONTACTS, **{"seen": {}, **past}).findings
    return {finding.code: finding for finding in found}


BUYER = "ines@solmar.example"


def test_whom_the_user_wrote_to_first_and_for_long_is_known(ask: Any) -> None:
    found = asked(ask, BUYER, written_to=(written(BUYER, 60, 10),), seen={BUYER: days(40)})
    assert list(found) == ["contact_written"]
    assert found["contact_written"].kind is Kind.GOOD
    assert found["contact_written"].params["since"] == "2026-09-24"
    # He answers after a month: he was written to before anything of his was seen.
    assert "contact_written" in asked(ask, BUYER, written_to=(written(BUYER, 31, 31, 1),))


@pytest.mark.parametrize(
    ("first", "last", "seen"),
    [
        pytest.param(0.1, 0, 5, id="a stranger was answered once"),
        pytest.param(300, 0, 301, id="a stranger was answered for a year"),
        pytest.param(60, 0, 59.9, id="the folder of sent mail was opened an hour before the inbox"),
        pytest.param(20, 0, 10, id="written to first, three weeks ago"),
    ],
)
def test_who_was_only_answered_is_not(ask: Any, first: float, last: float, seen: float) -> None:
    found = asked(ask, BUYER, written_to=(written(BUYER, first, last),), seen={BUYER: days(seen)})
    assert list(found)[:2] == ["contact_none", "contact_written_to"]
    assert all(finding.kind is Kind.NOTE for finding in found.values())


def test_answers_of_somebody_written_to_or_approved_that_go_elsewhere_break_it(ask: Any) -> None:
    moved = Subject(BUYER, "Ines Sol", "ines.sol@solmar-pay.example", "message")
    past = {"written_to": (written(BUYER, 60, 10),), "seen": {BUYER: days(40)}}
    assert list(asked(ask, moved, **past)) == ["contact_other_reply_to"]
    assert list(asked(ask, moved, approvals=(Approved(BUYER, "Ines Sol", days(9)),))) == [
        "contact_other_reply_to"
    ]


def test_who_was_approved_with_that_reply_to_has_no_new_one(ask: Any) -> None:
    moved = Subject(BUYER, "Ines Sol", "ines.sol@solmar-pay.example", "message")
    approved = (Approved(BUYER, "Ines Sol", days(9)),)
    before = ((BUYER, "Ines Sol", "ines.sol@solmar-pay.example", days(12)),)
    since = ((BUYER, "Ines Sol", "ines.sol@solmar-pay.example", days(3)),)
    assert list(asked(ask, moved, approvals=approved, replies=before)) == ["contact_approved"]
    assert list(asked(ask, moved, approvals=approved, replies=since)) == ["contact_other_reply_to"]


def test_the_name_of_somebody_approved_or_written_to_at_another_organisation(ask: Any) -> None:
    other = Subject("ines.sol@gmail.com", "Ines Sol", "", "message")
    assert "contact_name_new_address" in asked(ask, other, approvals=(Approved(BUYER, "Ines Sol", days(9)),))
    past = {"written_to": (written(BUYER, 60, 10),), "seen": {BUYER: days(40)}}
    assert "contact_name_new_address" in asked(ask, other, **past)
    # A stranger who was answered has no name to protect.
    past = {"written_to": (written(BUYER, 60, 10),), "seen": {BUYER: days(70)}}
    assert "contact_name_new_address" not in asked(ask, other, **past)


def test_a_person_with_two_known_mailboxes_is_nobodys_namesake(ask: Any) -> None:
    colleague = Subject("i.sol@solmar.example", "Ines Sol", "", "message")
    approved = (
        Approved("ines.sol@gmail.com", "Ines Sol", days(9)),
        Approved(BUYER, "Ines Sol", days(8)),
    )
    assert "contact_name_new_address" not in asked(ask, colleague, approvals=approved)


def test_a_stranger_is_met_for_the_first_time_for_a_day(ask: Any) -> None:
    assert list(asked(ask, BUYER)) == ["contact_none", "contact_first"]
    assert "contact_first" in asked(ask, BUYER, seen={BUYER: days(0.5)})
    assert "contact_first" not in asked(ask, BUYER, seen={BUYER: days(2)})


def test_a_name_seen_with_another_mailbox_is_a_note(ask: Any) -> None:
    seen = (("ines@elsewhere.example", "Ines Sol", "", days(3)), ("sales@x.example", "Sales", "", days(3)))
    found = asked(ask, Subject(BUYER, "Ines Sol", None, "message"), replies=seen)
    assert found["contact_name_seen"].params["known"] == "ines@elsewhere.example"
    assert "contact_name_seen" not in asked(ask, Subject(BUYER, "Sales", None, "message"), replies=seen)
