from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given

from headers_letters import any_header
from whowrites.headers.fields import split
from whowrites.headers.receiver import told
from whowrites.headers.route import header
from whowrites.model import Header


def of(text: str) -> Header:
    fields = split(f"{text}\nFrom: a@acme.example\n\n".encode())
    return header(fields, told(fields))


def test_a_bare_header_has_nothing_and_says_so() -> None:
    assert of("X: y") == Header(
        addressed=False, answers=False, threaded=False, unsubscribe=False, automatic=False
    )


def test_what_stands_there_is_read() -> None:
    found = of(
        "Return-Path: <B1@Bounces.example>\nSender: Ana <desk@agency.example>\n"
        "Message-ID: <1@host.acme.example>\n"
        "Cc: you@firm.example\nReferences: <0@acme.example>\nList-Unsubscribe: <https://acme.example/u>\n"
        "X-Mailer: Foxmail 7.2\nPrecedence: bulk\nReceived: from a.acme.example by mx.firm.example; x"
    )
    assert (found.return_path, found.sender) == ("b1@bounces.example", "desk@agency.example")
    assert (found.message_id_domain, found.mailer, found.hops) == (
        "host.acme.example", "Foxmail 7.2", ("a.acme.example",),
    )  # fmt: skip
    assert (found.addressed, found.threaded, found.unsubscribe, found.automatic) == (True,) * 4


@pytest.mark.parametrize(
    ("date", "moment", "zone"),
    [
        ("Tue, 24 Nov 2026 17:00:00 +0800", datetime(2026, 11, 24, 9, tzinfo=UTC), 480),
        ("24 Nov 2026 17:00:00 +0530", datetime(2026, 11, 24, 11, 30, tzinfo=UTC), 330),
        ("Tue, 24 Nov 2026 17:00:00 -0000", datetime(2026, 11, 24, 17, tzinfo=UTC), None),
        ("Tue, 24 Nov 2026 17:00:00 GMT", datetime(2026, 11, 24, 17, tzinfo=UTC), 0),
        ("yesterday", None, None),
        ("31 Dec 9999 23:00:00 -1200", None, None),
        ("Tue, 24 Nov 2026 17:00:00 +2300", datetime(2026, 11, 23, 18, tzinfo=UTC), None),
    ],
)
def test_dates(date: str, moment: datetime | None, zone: int | None) -> None:
    found = of(f"Date: {date}")
    assert (found.dated, found.zone) == (moment, zone)


@pytest.mark.parametrize(
    ("subject", "answers"),
    [
        ("Re: order", True),
        ("AW[2]: order", True),
        ("=?utf-8?b?5Zue5aSN77ya?= x", True),
        ("RE : order", True),
        ("Request: order", False),
        ("Price: re: x", False),
        ("", False),
    ],
)
def test_marks_of_a_reply(subject: str, answers: bool) -> None:
    assert of(f"Subject: {subject}").answers is answers


def test_the_subject_is_never_kept() -> None:
    assert "secret" not in repr(of("Subject: Re: secret offer"))


@pytest.mark.parametrize("line", ["To: undisclosed-recipients:;", "X: y"])
def test_mail_to_nobody(line: str) -> None:
    assert of(line).addressed is False


@given(any_header())
def test_any_header_is_read_without_a_fault(data: bytes) -> None:
    fields = split(data)
    found = header(fields, told(fields))
    assert len(found.return_path) <= 254 and "\n" not in found.return_path
