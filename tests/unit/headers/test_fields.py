from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.headers.fields import UnreadableMessage, addresses, every, first, split

GMAIL_TABLE = (
    b"Original Message\n\nMessage ID\t<1@acme.example>\nCreated at:\tTue, Nov 24, 2026\n"
    b"From:\tMallory <mallory@bad.example>\nSubject:\tDelivered-To: x\nSPF:\tPASS with IP 198.51.100.7\n\n"
    b"Download Original\tCopy to clipboard\n \n"
)


def test_fields_keep_their_order_and_are_unfolded() -> None:
    fields = split(b"Received: one\r\n two\r\nFrom: a@acme.example\r\nReceived: three\r\n\r\nbody")
    assert [(field.name, field.value) for field in fields] == [
        ("received", "one  two"),
        ("from", "a@acme.example"),
        ("received", "three"),
    ]
    assert list(every(fields, "received")) == ["one  two", "three"]
    assert first(fields, "sender") == ""


def test_what_a_webmail_shows_above_the_original_is_passed_over() -> None:
    fields = split(GMAIL_TABLE + b"Delivered-To: you@firm.example\nFrom: ana@acme.example\n\nbody")
    assert addresses(fields, "from") == [("", "ana@acme.example")]


def test_a_line_in_the_header_that_is_none_does_not_lead_into_the_body() -> None:
    """A sender who could break the header would have a header of his own read from the text."""
    fields = split(
        b"Received: x\nFrom: ana@acme.example\nno field here\n\n"
        b"Received: y\nAuthentication-Results: mx.google.com; dmarc=pass\nFrom: boss@acme.example\n\n"
    )
    assert addresses(fields, "from") == [("", "ana@acme.example")]
    assert not first(fields, "authentication-results")


def test_names_in_plain_utf8_are_read_and_other_bytes_do_no_harm() -> None:
    assert addresses(split("From: 王芳 <w@acme.example>\n\n".encode()), "from") == [
        ("王芳", "w@acme.example")
    ]
    assert addresses(split("From: 王芳 <w@acme.example>\n\n".encode("gbk")), "from")[0][1] == "w@acme.example"


@pytest.mark.parametrize("sign", ["(", ":", "<", ",", "[", '"', "\\", "=?a?q?", "a@", "a:b;"])
def test_a_field_full_of_signs_neither_breaks_nor_hangs(sign: str) -> None:
    def letter(n: int) -> bytes:
        return f"From: a@acme.example, {sign * (n // len(sign))}\n\n".encode()

    grows_with_length(lambda text: addresses(split(text), "from"), letter, 60_000)


def test_an_outlook_file_is_named() -> None:
    with pytest.raises(UnreadableMessage, match=r"Outlook file \(\.msg\)"):
        split(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest")


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_header_or_refused(data: bytes) -> None:
    try:
        fields = split(data)
    except UnreadableMessage as error:
        assert error.code
        return
    assert all(field.name == field.name.lower() and "\n" not in field.value for field in fields)
    assert all("@" in address for _, address in addresses(fields, "from"))
