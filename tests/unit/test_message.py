from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.message import HEADER_BYTES, UnreadableMessage, read, read_file


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
        (b"X: " + b"a" * HEADER_BYTES, "header_too_long"),
        (b"From: a@acme.example\n" + b"X: y\n" * 300 + b"\n", "too_many_fields"),
    ],
)
def test_what_is_no_message_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableMessage) as fault:
        read(data)
    assert fault.value.code == code
    assert str(fault.value).endswith(".")


def test_a_file_is_read_to_the_limit_only(tmp_path: Path) -> None:
    path = tmp_path / "big.eml"
    message = EmailMessage()
    message["From"] = "ana@acme.example"
    path.write_bytes(bytes(message) + b"x" * 5_000_000)
    assert read_file(path).address == "ana@acme.example"


@given(st.binary(max_size=2_000))
def test_any_bytes_give_a_subject_or_the_one_error(data: bytes) -> None:
    try:
        assert "@" in read(b"From: " + data).address
    except UnreadableMessage as fault:
        assert fault.code
