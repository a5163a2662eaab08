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

GUEST = "11.40.0.7"
"""The address under which the simulated internet sees whoever runs the companion."""
GUEST_NAME = "cable-7.quayside-access.net"


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
        if rules.manner == "silent":
            self._state.closing.wait(30)
            return
        if not self._say(connection, f"220 {host} {rules.banner}"):
            return
        tls = self._tls if rules.starttls else None
        if self._commands(connection, host, tls) and tls is not None:
            with tls.wrap_socket(connection, server_side=True) as secured:
                self._commands(secured, host, None)

    def _commands(self, connection: socket.socket, host: str, tls: ssl.SSLContext | None) -> bool:
        """Answer until the end; whether that is the wish for encryption."""
        for line in connection.makefile("rb"):
            command = line.decode("utf-8", "replace").strip()
            self._state.asked("smtp", command)
            reply = self.reply(command, host, starttls=tls is not None)
            if not reply or not self._say(connection, reply) or reply.startswith("22"):
                return reply.startswith("220")
        return False

    def reply(self, command: str, host: str = "mail.lab", *, starttls: bool = False) -> str:
        """The answer to one command line; multi-line answers joined by CRLF. Empty: it hangs up instead."""
        verb = command.upper()
        if verb.startswith("EHLO"):
            offer = "250-STARTTLS\r\n" if starttls else ""
            return f"250-{host} at your service, [{GUEST}]\r\n{offer}250-SIZE 10240000\r\n250 8BITMIME"
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
        if rules.manner == "closing":
            return ""
        if rules.everybody:
            return rules.everybody
        if rules.greylist and not self._known(domain, rules.opens_after):
            return rules.later
        if local in rules.says:
            return rules.says[local]
        return rules.taken if rules.catch_all or local in rules.accepts else rules.unknown

    def forget(self) -> None:
        """Whoever was put off is a stranger again."""
        with self._lock:
            self._first.clear()

    def _known(self, domain: str, opens_after: float) -> bool:
        """Whether somebody asked for a domain first long enough ago: all of the lab's guests are one."""
        now = time.monotonic()
        with self._lock:
            first = self._first.setdefault(domain, now)
        return bool(opens_after) and now - first >= opens_after

    def _say(self, connection: socket.socket, reply: str) -> bool:
        if not self._state.pause():
            self._state.closing.wait(30)
            return False
        connection.sendall(reply.encode() + b"\r\n")
        return True
