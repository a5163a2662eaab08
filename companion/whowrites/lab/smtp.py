"""Mail servers that answer RCPT as each company's file says (RFC 5321): take, refuse, take all, put off.
Never mail.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Mapping

from whowrites.lab.company import Company, Smtp
from whowrites.lab.state import State


def rules_of(companies: Iterable[Company]) -> dict[str, Smtp]:
    """The companies' rules by their domains."""
    return {firm.domain: firm.smtp for firm in companies if firm.smtp is not None}


class MailServers:
    """All mail servers of some domains: the host says how it greets, the domain of RCPT how it answers."""

    def __init__(self, state: State, rules: Mapping[str, Smtp], tls: ssl.SSLContext | None = None) -> None:
        self._state = state
        self._rules = rules
        self._tls = tls
        self._first: dict[str, float] = {}
        self._lock = threading.Lock()

    def serve(self, host: str, domain: str, connection: socket.socket) -> None:
        """A session of the host that greets as `domain` does, until QUIT; every command is in the log."""
        rules = self._rules[domain]
        if not self._say(connection, f"220 {host} {rules.banner}"):
            return
        stream = connection.makefile("rb")
        while line := stream.readline(2000):
            command = line.decode("utf-8", "replace").strip()
            self._state.asked("smtp", command)
            reply = self.reply(command, host, starttls=rules.starttls and self._tls is not None)
            if not self._say(connection, reply) or reply.startswith("221"):
                return
            if command.upper() == "STARTTLS" and reply.startswith("220") and self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
                stream = connection.makefile("rb")

    def reply(self, command: str, host: str = "mail.lab", *, starttls: bool = False) -> str:
        """The answer to one command line; multi-line answers joined by CRLF."""
        verb = command.upper()
        if verb.startswith("EHLO"):
            offer = "250-STARTTLS\r\n" if starttls else ""
            return f"250-{host}\r\n{offer}250-SIZE 10240000\r\n250 8BITMIME"
        if verb.startswith(("HELO", "MAIL FROM:", "RSET", "NOOP")):
            return "250 2.0.0 OK"
        if verb == "STARTTLS" and starttls:
            return "220 2.0.0 Ready"
        if verb.startswith("RCPT TO:"):
            return self._rcpt(command[8:].strip().partition(" ")[0].strip("<>").lower())
        if verb.startswith("QUIT"):
            return "221 2.0.0 Bye"
        if verb.startswith("DATA"):
            return "554 5.5.1 This simulated server takes no mail"
        return "502 5.5.2 Command not recognised"

    def _rcpt(self, address: str) -> str:
        local, _, domain = address.rpartition("@")
        rules = self._rules.get(domain)
        if rules is None:
            return "550 5.7.1 Relaying denied"
        if rules.everybody:
            return rules.everybody
        if rules.greylist and not self._known(address, rules.opens_after):
            return rules.later
        if local in rules.says:
            return rules.says[local]
        return rules.taken if rules.catch_all or local in rules.accepts else rules.unknown

    def _known(self, address: str, opens_after: float) -> bool:
        """Whether a recipient was first named long enough ago."""
        now = time.monotonic()
        with self._lock:
            first = self._first.setdefault(address, now)
        return bool(opens_after) and now - first >= opens_after

    def _say(self, connection: socket.socket, reply: str) -> bool:
        if not self._state.pause():
            self._state.closing.wait(30)
            return False
        connection.sendall(reply.encode() + b"\r\n")
        return True
