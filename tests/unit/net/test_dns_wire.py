"""Names that may be asked, and records as text."""

from __future__ import annotations

import dns.rdata
import pytest

from whowrites.net import dns_wire
from whowrites.net.errors import NetError


@pytest.mark.parametrize(
    "name", ["Example.COM.", "_dmarc.example.com", "_smtp._tls.a-b.example", "com", "a" * 63 + ".x"]
)
def test_a_name_is_asked_in_one_form(name: str) -> None:
    assert dns_wire.question_name(name) == name.lower().rstrip(".")


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "a..b",
        "-a.com",
        "a-.com",
        "a b.com",
        "ä.com",
        "a" * 64 + ".com",
        "a." * 127 + "com",
        "x\0.com",
        "a\\.b",
    ],
)
def test_what_is_no_name_is_never_asked(name: str) -> None:
    with pytest.raises(NetError) as caught:
        dns_wire.question_name(name)
    assert caught.value.reason == "bad_name"


@pytest.mark.parametrize(
    ("rtype", "record", "text"),
    [
        ("MX", "10 Mail.Example.COM.", "10 mail.example.com"),
        ("MX", "0 .", "0 ."),
        ("TXT", '"v=spf1 " "-all"', "v=spf1 -all"),
        ("TXT", '"caf\\195\\169 \\255"', "café \ufffd"),
        ("NS", "NS1.example.", "ns1.example"),
        ("AAAA", "2606:4700:0::1", "2606:4700::1"),
    ],
)
def test_records_are_plain_text(rtype: str, record: str, text: str) -> None:
    assert dns_wire._text(dns.rdata.from_text("IN", rtype, record)) == text


def test_mail_exchangers_come_by_preference_and_hostile_numbers_do_no_harm() -> None:
    values = ["20 b", "5 z", "10 a", "² x", "9" * 5000 + " x", "v=spf1 -all"]
    assert sorted(values, key=dns_wire._order)[-3:] == ["5 z", "10 a", "20 b"]
