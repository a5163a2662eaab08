"""What the mail servers say to RCPT, company by company."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.lab.company import Smtp, load_all
from whowrites.lab.smtp import MailServers, rules_of
from whowrites.lab.state import State

SERVERS = MailServers(State(), rules_of(load_all(datetime(2026, 1, 1, tzinfo=UTC))))


@pytest.mark.parametrize(
    ("command", "reply"),
    [
        ("RCPT TO:<M.Petersen@northsea-bearings.com>", "250 2.1.5"),
        ("RCPT TO:<nobody@northsea-bearings.com> NOTIFY=NEVER", "550 5.1.1"),
        ("rcpt to:<anything.at.all@kestrel-forwarding.com>", "250 2.1.5"),
        ("RCPT TO:<gwen@tamarside-ceramics.co.uk>", "450 4.7.1"),
        ("RCPT TO:<x@elsewhere.example>", "550 5.7.1"),
        ("RCPT TO:garbage", "550 5.7.1"),
        ("EHLO client.example", "250-"),
        ("MAIL FROM:<>", "250 "),
        ("DATA", "554 "),
        ("STARTTLS", "502 "),
        ("QUIT", "221 "),
        ("WIZ", "502 "),
    ],
)
def test_the_answer_to_a_command(command: str, reply: str) -> None:
    assert SERVERS.reply(command).startswith(reply)


def test_one_that_hangs_up_has_no_answer_to_a_recipient() -> None:
    servers = MailServers(State(), {"a.example": Smtp(manner="closing")})
    assert servers.reply("RCPT TO:<ann@a.example>") == ""
    assert servers.reply("MAIL FROM:<>").startswith("250")


def test_words_of_its_own() -> None:
    rules = Smtp(accepts=("ann",), taken="250 Accepted", unknown="550 Nope", says={"bob": "552 Full"})
    servers = MailServers(State(), {"a.example": rules, "b.example": Smtp(everybody="554 Go away")})
    said = {
        who: servers.reply(f"RCPT TO:<{who}>") for who in ("ann@a.example", "bob@a.example", "x@a.example")
    }
    assert list(said.values()) == ["250 Accepted", "552 Full", "550 Nope"]
    assert servers.reply("RCPT TO:<ann@b.example>") == "554 Go away"


def test_a_greylist_opens_for_whom_it_has_seen() -> None:
    slow = MailServers(State(), {"g.example": Smtp(accepts=("ann",), greylist=True, opens_after=60)})
    quick = MailServers(State(), {"g.example": Smtp(accepts=("ann",), greylist=True, opens_after=1e-9)})
    for servers, then in ((slow, "450 4.7.1"), (quick, "250 2.1.5")):
        servers.reply("RCPT TO:<ann@g.example>")
        assert servers.reply("RCPT TO:<ann@g.example>").startswith(then)


def test_encryption_is_offered_where_the_rules_say_so() -> None:
    assert "250-STARTTLS\r\n" in SERVERS.reply("EHLO me", starttls=True)
    assert SERVERS.reply("STARTTLS", starttls=True).startswith("220")
