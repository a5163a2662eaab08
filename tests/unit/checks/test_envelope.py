"""What a header shows of recipient, thread and subject; a list in between makes it say nothing."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Auth, Header, Kind, Subject

PLAIN = Header(addressed=True, answers=False, threaded=False)


def said(
    ask: Any, header: Header | None, address: str = "anna@nordtool.example", name: str = "Anna Berg"
) -> Any:
    return ask("envelope", Subject(address, name, header=header))


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        (PLAIN, ["envelope_plain"]),
        (Header(), ["envelope_plain"]),
        (Header(addressed=False), ["envelope_no_recipient"]),
        (Header(answers=True, threaded=False), ["envelope_answers_nothing"]),
        (Header(answers=True, threaded=True), ["envelope_plain"]),
        (Header(answers=True), ["envelope_plain"]),
        (Header(addressed=False, topic="money"), ["envelope_no_recipient", "subject_money"]),
        (Header(topic="greeting"), ["subject_greeting"]),
        (Header(topic="goods"), ["envelope_plain"]),
    ],
)
def test_findings(ask: Any, header: Header, codes: list[str]) -> None:
    assert said(ask, header).codes == codes


def test_no_recipient_from_free_mail_is_a_fact_of_its_own(ask: Any) -> None:
    assert said(ask, Header(addressed=False), "anna@gmail.com").codes == ["envelope_no_recipient_free"]


@pytest.mark.parametrize(
    ("name", "address", "unsigned"),
    [
        ("", "a@spindle.example", True),
        ("Purchasing Department", "a@spindle.example", True),
        ("Spindle Ventures Ltd", "a@gmail.com", True),
        ("Spindle Ventures Ltd", "a@spindle.example", False),
        ("Anna Berg - Spindle Ventures Ltd", "a@gmail.com", False),
        ("Purchasing (Spindle Ventures Ltd)", "a@gmail.com", True),
        ("Anna Berg", "a@spindle.example", False),
        ("王小明", "a@163.com", False),
    ],
)
def test_an_inquiry_that_names_nobody(ask: Any, name: str, address: str, unsigned: bool) -> None:
    found = said(ask, Header(topic="goods"), address, name).codes
    assert (found == ["inquiry_unsigned"]) is unsigned


def test_without_a_header_nothing_is_said(ask: Any) -> None:
    assert said(ask, None).codes == []


@pytest.mark.parametrize("channel", ["list", "forward", "bulk"])
def test_behind_a_list_it_is_unknown(ask: Any, channel: str) -> None:
    behind = Subject("anna@gmail.com", auth=Auth(channel=channel), header=Header(addressed=False))
    found = ask("envelope", behind).only
    assert (found.code, found.kind, found.params["reason"]) == (
        "envelope_unknown",
        Kind.UNKNOWN,
        f"by_{channel}",
    )


def test_a_webmails_details_say_nothing_of_recipient_and_thread(ask: Any) -> None:
    seen = Subject("anna@nordtool.example", header=Header(mailed_by="nordtool.example"))
    assert ask("envelope", seen).findings == []
