"""Mail servers that answer RCPT as each company's file says (RFC 5321): accept, refuse, accept all, greylist.
Never mail.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable

from whowrites.lab.company import Company, Smtp
from whowrites.lab.state import State


class MailServers:
    """All companies' mail servers behind one port: the domain of RCPT tells them apart."""

    def __init__(self, state: State, companies: Iterable[Company]) -> None:
        self._state = state
        self._by_domain = {firm.domain: firm.smtp for firm in companies if firm.smtp is not None}

    def serve(self, connection: socket.socket) -> None:
        """A session until QUIT; every command line is in the log."""
        if not self._say(connection, "220 mail.lab ESMTP"):
            return
        stream = connection.makefile("rb")
        while line := stream.readline(2000):
            command = line.decode("utf-8", "replace").strip()
            self._state.asked("smtp", command)
            reply = self.reply(command)
            if not self._say(connection, reply) or reply.startswith("221"):
                return

    def reply(self, command: str) -> str:
        """The answer to one command line; multi-line answers joined by CRLF."""
        verb = command.upper()
        if verb.startswith("EHLO"):
            return "250-mail.lab\r\n250-SIZE 10240000\r\n250 8BITMIME"
        if verb.startswith(("HELO", "MAIL FROM:", "RSET", "NOOP")):
            return "250 2.0.0 OK"
        if verb.startswith("RCPT TO:"):
            return self._rcpt(command[8:].strip().partition(" ")[0].strip("<>").lower())
        if verb.startswith("QUIT"):
            return "221 2.0.0 Bye"
        if verb.startswith("DATA"):
            return "554 5.5.1 This simulated server takes no mail"
        return "502 5.5.2 Command not recognised"

    def _rcpt(self, address: str) -> str:
        local, _, domain = address.rpartition("@")
        rules = self._by_domain.get(domain)
        if rules is None:
            return "550 5.7.1 Relaying denied"
        return _verdict(rules, local)

    def _say(self, connection: socket.socket, reply: str) -> bool:
        if not self._state.pause():
            self._state.closing.wait(30)
            return False
        connection.sendall(reply.encode() + b"\r\n")
        return True


def _verdict(rules: Smtp, local: str) -> str:
    if rules.greylist:
        return "450 4.7.1 Greylisted, please try again later"
    if rules.catch_all or local in rules.accepts:
        return "250 2.1.5 OK"
    return "550 5.1.1 User unknown"
