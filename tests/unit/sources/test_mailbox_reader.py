"""Replies of mail servers to results: code first, words second, and never a yes or no by default."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources import tables
from whowrites.sources.mailbox_reader import read
from whowrites.sources.mailbox_reply import Reply, read_lines
from whowrites.sources.mailbox_result import Phase

CODES = tables.toml("mailbox_codes.toml")
WORDS = sorted(
    phrase.removesuffix("*")
    for part in tables.toml("mailbox_phrases.toml").values()
    if isinstance(part, dict)
    for phrase in part["phrases"]
)


def reply(text: str) -> Reply:
    return read_lines([line.encode() for line in text.split("\r\n")])


def result(text: str, phase: Phase = "rcpt", host: str = "mx.b.example") -> str:
    found = read(reply(text), phase, address="ann@b.example", host=host, ip="11.1.1.1")
    return f"{found.result} {found.reason}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("250 2.1.5 OK", "deliverable accepted"),
        ("250 Accepted", "deliverable accepted"),
        ("250 2.9.9 what", "unknown unclear"),
        ("250 5.1.1 no", "unknown unclear"),
        ("250 user unknown", "unknown unclear"),
        ("251 2.1.5 User not local; will forward", "deliverable forwarded"),
        ("252 Cannot verify", "unknown accepted_untested"),
        ("354 go on", "unknown unclear"),
        ("550 5.1.1 anything", "undeliverable no_such_user"),
        ("550 5.1.1 account has been disabled", "undeliverable disabled"),
        ("550 5.1.1 listed at zen.spamhaus.org", "unknown unclear"),
        ("550 5.1.0 no such user", "undeliverable no_such_user"),
        ("550 5.1.0 address rejected", "unknown unclear"),
        ("550 5.1.2 bad host", "no_mail_service domain_disowned"),
        ("556 5.1.10 null MX", "no_mail_service domain_disowned"),
        ("550 5.1.3 bad", "undeliverable bad_syntax"),
        ("551 5.1.6 gone elsewhere", "undeliverable moved"),
        ("550 5.1.7 x", "refuses_us blocked_sender"),
        ("550 5.7.27 x", "refuses_us blocked_sender"),
        ("550 5.2.1 inactive", "undeliverable disabled"),
        ("450 4.2.1 too many messages", "temporary disabled"),
        ("550 5.2.1 sending too many messages", "temporary busy"),
        ("552 5.2.2 full", "undeliverable full"),
        ("552 over quota", "undeliverable full"),
        ("552 message content rejected", "unknown unclear"),
        ("452 4.2.2 over quota", "temporary full"),
        ("450 4.7.1 try again later", "temporary greylisted"),
        ("451 delayed, come back later", "temporary greylisted"),
        ("421 4.7.0 [11.2.2.2] on our blacklist", "refuses_us blocked_ip"),
        ("450 4.7.25 no name", "refuses_us no_ptr"),
        ("421 too busy", "temporary busy"),
        ("452 4.5.3 Too many recipients", "temporary busy"),
        ("550 5.7.1 Client host rejected", "refuses_us blocked_ip"),
        ("550 5.7.1 see https://policy.example/x", "refuses_us blocked_ip"),
        ("550 5.7.1 Unable to relay", "unknown relay_denied"),
        ("550 5.7.1 not allowed to send to this group", "unknown restricted_recipient"),
        ("550 5.7.1 no such user", "unknown unclear"),
        ("550 5.7.1 no", "refuses_us policy"),
        ("530 5.7.0 Authentication required", "unknown needs_auth"),
        ("550 5.7.25 x", "refuses_us no_ptr"),
        ("550 5.7.99 x", "unknown unclear"),
        ("550 5.5.0 mailbox unavailable, no such user", "unknown unclear"),
        ("550 5.3.0 x", "unknown unclear"),
        ("550 5.4.1 Access denied", "unknown unclear"),
        ("550 User unknown", "undeliverable no_such_user"),
        ("550 User unknown, your IP is on a blacklist", "refuses_us blocked_ip"),
        ("550 User unknown, relaying denied", "unknown unclear"),
        ("550 no", "unknown unclear"),
        ("550 收件人不存在 blocked", "refuses_us blocked_ip"),
        ("550-Verification failed\r\n550 Empfaenger unbekannt", "undeliverable no_such_user"),
        ("550 may contain a non-existent account, please check", "undeliverable no_such_user"),
        ("550 Blocked - see https://check.example/?ip=11.2.3.4", "refuses_us blocked_ip"),
        ("550-5.1.1 no such user\r\n550 5.7.1 and not welcome", "refuses_us blocked_ip"),
        ("550 This user is suspended. User not found", "undeliverable disabled"),
        ("500 User unknown", "unknown unclear"),
        ("571 blocked by policy", "refuses_us blocked_ip"),
        ("550 4.1.1 mixed", "unknown unclear"),
        ("no reply at all", "unknown unclear"),
    ],
)
def test_at_the_recipient(text: str, expected: str) -> None:
    assert result(text) == expected


@pytest.mark.parametrize("phase", ["banner", "ehlo", "mail"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("554 5.1.1 User unknown", "refuses_us policy"),
        ("554 no SMTP service here", "refuses_us policy"),
        ("554 your IP is listed in bl.example", "refuses_us blocked_ip"),
        ("550 5.7.25 x", "refuses_us no_ptr"),
        ("530 Authentication required", "refuses_us needs_auth"),
        ("421 busy", "temporary busy"),
        ("250 what", "unknown unclear"),
    ],
)
def test_before_a_recipient_was_named(phase: Phase, text: str, expected: str) -> None:
    assert result(text, phase) == expected


def test_the_hosted_providers_edge_denies_unknown_users() -> None:
    text = "550 5.4.1 Recipient address rejected: Access denied."
    assert result(text, host="b-example.mail.protection.outlook.com") == "undeliverable no_such_user"
    assert result(text, host="mail.protection.outlook.com.b.example") == "unknown unclear"


YES_OR_NO = {
    "user",
    "user_if_said",
    "domain_or_user",
    "syntax",
    "moved",
    "disabled",
    "full",
    "edge",
    "domain",
}
SAYS_NO = {code for code, kind in CODES["refused"].items() if kind in {*YES_OR_NO, "by_text"}}


@given(
    code=st.integers(200, 599),
    enhanced=st.one_of(
        st.just(""), st.builds("{}.{}.{}".format, st.integers(2, 5), st.integers(0, 9), st.integers(0, 999))
    ),
    words=st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=20)), max_size=5),
    phase=st.sampled_from(["banner", "ehlo", "mail", "rcpt", "random"]),
)
def test_no_unlisted_code_becomes_a_yes_or_a_no(
    code: int, enhanced: str, words: list[str], phase: Phase
) -> None:
    text = " ".join(" ".join(words).split())
    found = read(read_lines([f"{code} {enhanced} {text}".encode()]), phase, address="ann@b.example")
    said = read_lines([f"{code} {enhanced} {text}".encode()]).enhanced
    if found.result == "deliverable":
        assert code in (250, 251) and phase in ("rcpt", "random")
        assert said in ("", *CODES["accepted"])
    if found.result in ("undeliverable", "no_mail_service"):
        assert 500 <= code <= 599 and phase in ("rcpt", "random")
        assert said in SAYS_NO if said else code in (550, 551, 552, 553, 554, 556)
    assert found == read(read_lines([f"{code} {enhanced} {text}".encode()]), phase, address="ann@b.example")


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_any_bytes_have_a_reading(lines: list[bytes]) -> None:
    found = read(read_lines(lines), "rcpt", address="ann@b.example", host="mx.b.example")
    assert found.reason and (found.result != "deliverable" or lines[0][:2] == b"25")
