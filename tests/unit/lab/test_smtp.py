"""What the mail servers say to RCPT, company by company."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.lab.company import load_all
from whowrites.lab.smtp import MailServers
from whowrites.lab.state import State

SERVERS = MailServers(State(), load_all(datetime(2026, 1, 1, tzinfo=UTC)))


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
        ("QUIT", "221 "),
        ("WIZ", "502 "),
    ],
)
def test_the_answer_to_a_command(command: str, reply: str) -> None:
    assert SERVERS.reply(command).startswith(reply)
