from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.address import MOST_REPLIES
from whowrites.headers.fields import HEADER_BYTES, UnreadableMessage
from whowrites.headers.sender import read
from whowrites.model import Auth

HOSTILE = [
    b"Received: " + b"(" * 5000 + b"\n",
    b"Received: from " + b"a" * 900 + b" by mx.google.com; x\n",
    b"Received: by by by from from from\n",
    b"Authentication-Results: " + b';=("' * 2000 + b"\n",
    b"Authentication-Results: mx.google.com; dmarc=pass\n",
    b"To: " + b":" * 9000 + b"\n",
    b"Reply-To: " + b"(" * 9000 + b"\n",
    b"Reply-To: =?utf-8?b?" + b"=?" * 4000 + b" <a@b.example>\n",
    b"Sender: " + b"<" * 9000 + b"\n",
    b"List-Id: " + b"<" * 9000 + b"\n",
    b"List-Post: <mailto:" + b"a" * 9000 + b"@x.example>\n",
    b"Date: Mon, 99 Xxx 99999999999999 99:99:99 +999999\n",
    b"Date: 31 Dec 9999 23:00:00 -1200\n",
    b"Message-ID: <\xff\xfe@\xff.example>\n",
    b"DKIM-Signature: d=" + b"x." * 3000 + b"\n",
    b"Delivered-To: a@b.example\nDelivered-To: c@b.example\n",
    b"Subject: \xe5\x9b\x9e\xe5\xa4\x8d\xef\xbc\x9a x\n",
]


def test_from_and_reply_to_are_read() -> None:
    subject = read(
        b"From: Ana Lima <ana@acme.example>\r\nReply-To: boss@other.example\r\n"
        b"Subject: x\r\n\r\nFrom: not@me.example\r\n"
    )
    assert (subject.address, subject.name, subject.reply_to) == (
        "ana@acme.example",
        "Ana Lima",
        "boss@other.example",
    )


def test_all_addresses_of_reply_to_are_read_and_those_elsewhere_come_first() -> None:
    several = (
        b"Reply-To: Ana <ana@acme.example>, x@other.example,\r\n y@other.example, x@other.example\r\n\r\n"
    )
    subject = read(b"From: ana@acme.example\r\n" + several)
    assert subject.reply_to == "x@other.example, y@other.example, ana@acme.example"


def test_a_flood_of_reply_to_hides_no_other_organisation() -> None:
    own = b", ".join(b"a%d@acme.example" % number for number in range(200))
    subject = read(b"From: ana@acme.example\nReply-To: " + own + b", x@other.example\n\n")
    assert subject.reply_to is not None
    assert subject.reply_to.startswith("x@other.example, ")
    assert subject.reply_to.count("@") == MOST_REPLIES


def test_a_reply_to_that_nobody_can_read_is_not_called_absent() -> None:
    assert read(b"From: a@acme.example\nReply-To: somebody\n\n").reply_to == "somebody"


def test_no_reply_to_is_seen_to_be_absent() -> None:
    assert read(b"From: a@acme.example\n\nbody").reply_to == ""


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("王芳", "=?utf-8?b?546L6Iqz?="),
        ("王芳", "=?gb18030?b?zfW3vA==?="),
        ("=?no-such-charset?q?x?=", "=?no-such-charset?q?x?="),
        ("Lima, Ana", '"Lima, Ana"'),
    ],
)
def test_names_in_other_charsets(name: str, written: str) -> None:
    assert read(f"From: {written} <a@acme.example>\n\n".encode()).name == name


def test_a_name_with_another_address_keeps_the_real_one() -> None:
    subject = read(b'From: "DHL <billing@dhl.example>" <attacker@bad.example>\n\n')
    assert subject.address == "attacker@bad.example"
    assert "billing@dhl.example" in subject.name


def test_folded_lines_mbox_line_and_byte_order_mark() -> None:
    assert (
        read(b"\xef\xbb\xbfFrom MAILER Mon Jan  1\nFrom: Ana\n <ana@acme.example>\n\n").address
        == "ana@acme.example"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_sender"),
        (b"%PDF-1.7 \x00\x01\x02", "no_sender"),
        (b"From: nobody\n\n", "no_sender"),
        (b"Subject: x\n\nFrom: a@acme.example\n", "no_sender"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "outlook_file"),
        (b"X: " + b"a" * HEADER_BYTES, "header_too_long"),
        (b"From: a@acme.example\n" + b"X: y\n" * 300 + b"\n", "too_many_fields"),
    ],
)
def test_what_is_no_message_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableMessage) as fault:
        read(data)
    assert fault.value.code == code
    assert str(fault.value).endswith(".")


def test_a_long_message_is_read_by_its_header() -> None:
    message = EmailMessage()
    message["From"] = "ana@acme.example"
    assert read(bytes(message) + b"x" * 5_000_000).address == "ana@acme.example"


@given(st.binary(max_size=2_000))
def test_any_bytes_give_a_subject_or_the_one_error(data: bytes) -> None:
    try:
        assert "@" in read(b"From: " + data).address
    except UnreadableMessage as fault:
        assert fault.code


def test_the_receiving_server_and_the_way_are_read() -> None:
    subject = read(
        b"Received: from mail.acme.example (mail.acme.example. [198.51.100.7])\r\n"
        b"        by mx.google.com with ESMTPS id 1; Tue, 24 Nov 2026 01:00:00 -0800 (PST)\r\n"
        b"Authentication-Results: mx.google.com;\r\n"
        b"       dkim=pass header.i=@acme.example header.s=s1 header.b=abc;\r\n"
        b"       spf=pass (google.com: domain of ana@acme.example designates 198.51.100.7 as permitted\r\n"
        b"       sender) smtp.mailfrom=ana@acme.example;\r\n"
        b"       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=acme.example\r\n"
        b"From: Ana Lima <ana@acme.example>\r\nTo: you@firm.example\r\nSubject: Re: order\r\n"
        b"Date: Tue, 24 Nov 2026 17:00:00 +0800\r\nMessage-ID: <1@acme.example>\r\n\r\nbody"
    )
    assert subject.auth == Auth("pass", "pass", "pass", True, "")
    assert subject.header is not None
    assert (subject.header.zone, subject.header.hops) == (480, ("mail.acme.example",))
    assert (subject.header.answers, subject.header.threaded) == (True, False)


@given(st.lists(st.integers(0, len(HOSTILE) - 1), max_size=6))
def test_any_header_gives_a_subject_that_is_short(lines: list[int]) -> None:
    subject = read(b"From: a@acme.example\n" + b"".join(HOSTILE[place] for place in lines) + b"\n")
    assert subject.header is not None
    assert len(repr(subject)) < 40_000


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("Procurement <procurement>", "Procurement", "procurement"),
        ("procurement", "", "procurement"),
        ('"Nordtool" <>', "Nordtool", "<>"),
    ],
)
def test_a_received_message_whose_from_has_no_address_is_read_as_it_shows(
    written: str, name: str, address: str
) -> None:
    seen = read(f"Received: from a.example by b.example\nFrom: {written}\n\n".encode())
    assert (seen.name, seen.address) == (name, address)


@pytest.mark.parametrize(
    ("header", "name", "address"),
    [
        ("From: Castellan <procurement@>", "Castellan", "procurement@"),
        ("From: <procurement@>", "", "procurement@"),
        ("From: procurement@", "", "procurement@"),
        ("From: Castellan <@castellan.example>", "Castellan", "@castellan.example"),
        ("Message-ID: <1@acme.example>\nFrom: Castellan <procurement>", "Castellan", "procurement"),
    ],
)
def test_a_stored_message_whose_from_has_a_broken_address_is_read_as_it_shows(
    header: str, name: str, address: str
) -> None:
    seen = read(f"{header}\nSubject: RFQ 77120\n\ntext".encode())
    assert (seen.name, seen.address) == (name, address)


@pytest.mark.parametrize("written", ["Anna Nord", "Anna <Nord>", "Anna Nord <>"])
def test_a_quoted_line_without_an_address_is_no_message(written: str) -> None:
    with pytest.raises(UnreadableMessage, match="no From line"):
        read(f"From: {written}\nSent: Monday\nSubject: x\n\ntext".encode())
