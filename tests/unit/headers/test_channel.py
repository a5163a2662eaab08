from __future__ import annotations

import pytest
from hypothesis import given

from headers_letters import FAIL, SENDER, any_header, elsewhere, gmail
from whowrites.headers.channel import channel, likely_platform, list_of, platform
from whowrites.headers.fields import split
from whowrites.headers.receiver import told

LIST = "List-Id: Exporters <export.lists.example>\nList-Post: <mailto:export@lists.example>\n"
BY_LIST = "spf=pass smtp.mailfrom=export-bounces@lists.example; dkim=fail header.d=acme.example; dmarc=fail"
BY_PLATFORM = "spf=pass smtp.mailfrom=b1@sendgrid.net; dkim=pass header.d=sendgrid.net; dmarc=fail"


def way(data: bytes) -> str:
    fields = split(data)
    return channel(fields, told(fields))


def test_a_list_is_believed_where_the_receiver_saw_its_domain() -> None:
    assert way(gmail(BY_LIST, LIST + SENDER)) == "list"


@pytest.mark.parametrize("results", [FAIL, "spf=pass smtp.mailfrom=x@bad.example; dkim=none; dmarc=fail"])
def test_lines_of_a_list_that_the_sender_wrote_excuse_nothing(results: str) -> None:
    assert way(gmail(results, LIST + "Precedence: list\n" + SENDER)) == ""
    assert way(elsewhere(LIST + SENDER)) == ""


def test_a_platform_is_believed_by_signature_envelope_or_the_name_of_its_host() -> None:
    assert way(gmail(BY_PLATFORM)) == "bulk"
    handed = gmail(FAIL).replace(b"(mail.acme.example. [9.9.9.9])", b"(o1.ptr.sendgrid.net. [9.9.9.9])")
    assert way(handed) == "bulk"
    assert platform(told(split(handed))) == "SendGrid"


def test_marks_of_a_platform_in_the_message_are_shown_and_excuse_nothing() -> None:
    fields = split(gmail(FAIL, "X-SG-EID: x\n" + SENDER))
    assert likely_platform(fields, ()) == "SendGrid"
    assert channel(fields, told(fields)) == ""
    signed = split(b"DKIM-Signature: v=1; d= amazon\n ses.com; s=x\nFrom: a@acme.example\n\n")
    assert likely_platform(signed, ()) == "Amazon SES"
    assert likely_platform(split(b"From: a@acme.example\n\n"), ("mail.mcsv.net",)) == "Mailchimp"


@pytest.mark.parametrize(
    "lines",
    [
        "Resent-From: you@work.example\n",
        "X-Forwarded-To: you@gmail.com\n",
        "Delivered-To: you@work.example\n",
    ],
)
def test_forwards(lines: str) -> None:
    assert way(gmail(FAIL, lines + SENDER)) == "forward"


def test_a_rewritten_envelope_sender_is_a_forward() -> None:
    rewritten = gmail(FAIL).replace(b"<ana@acme.example>", b"<SRS0=a=b=acme.example=ana@work.example>", 1)
    assert way(rewritten) == "forward"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("List-Id: <Export.Lists.example>", "export.lists.example"),
        ("List-Id: exporters", "exporters"),
        ("List-Post: <mailto:export@lists.example>", "lists.example"),
        ("X: y", ""),
    ],
)
def test_the_lists_name(line: str, name: str) -> None:
    assert list_of(split(f"{line}\nFrom: a@acme.example\n\n".encode())) == name


@given(any_header())
def test_any_header_has_a_way_or_none(data: bytes) -> None:
    fields = split(data)
    assert way(data) in ("", "list", "bulk", "forward")
    assert isinstance(list_of(fields), str) and isinstance(platform(told(fields)), str)
    assert isinstance(likely_platform(fields, ()), str)
