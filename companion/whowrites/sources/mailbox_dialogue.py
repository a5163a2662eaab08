"""One session with one mail server: greeting, sender, the address asked about, one that nobody has, good-bye.
Never DATA. (RFC 5321, RFC 3207)

The server writes what it likes, so every wait, line and reply is bounded.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

from whowrites.net.deadline import Deadline
from whowrites.net.dial import Connection, connect
from whowrites.net.errors import NetError
from whowrites.sources import Sources, mailbox_recipient
from whowrites.sources.mailbox_reader import read
from whowrites.sources.mailbox_reply import Reply, is_last, read_lines
from whowrites.sources.mailbox_result import Phase, Reading

PORT = 25
CONNECT = 5.0
"""Seconds until there is a connection, the look-up of its address included."""
REPLY = 10.0
"""Seconds for one reply, however slowly it drips."""
GOODBYE = 2.0
LINE, LINES, SESSION = 1024, 50, 64 * 1024
"""Bytes of a line, continuation lines of a reply, bytes of a session."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks. `name`: what EHLO says; `sender`: MAIL FROM, empty as a notice of delivery has it.

    The name is one that can never be anybody else's (RFC 2606): this computer's own would tell more of its
    user than the question needs.
    """

    name: str = "whowrites.invalid"
    sender: str = ""


@dataclass(slots=True)
class Visit:
    """What became of a session.

    `phase` is empty until the host's address is known. `reading` is about the last reply, which is `reply`;
    `failure` is why there was none: a reason of `NetError`. `random` is what an address that nobody has was
    told, None where it was not named.
    """

    host: str
    ip: str = ""
    phase: Phase = ""
    reply: Reply | None = None
    reading: Reading | None = None
    random: Reading | None = None
    failure: str = ""
    tls: str = ""
    transcript: list[str] = field(default_factory=list)


def visit(
    sources: Sources, host: str, address: str, deadline: Deadline, identity: Identity, *, tls: bool = True
) -> Visit:
    """Ask `host` about an `askable` address. `tls`: encrypt where the server offers it.

    Raises nothing: what went wrong is the visit's `failure`. Raises ValueError for an address that is not
    askable, before anything is sent.
    """
    rcpt = mailbox_recipient.command(address)
    seen = Visit(host)
    try:
        opening = deadline.sooner(CONNECT)
        sources.dns.addresses(host, opening)  # kept by the resolver; tells its failures from the server's
        seen.phase = "connect"
        with connect(sources.internet, sources.dns, host, PORT, opening) as connection:
            seen.ip = connection.peer[0]
            _converse(_Talk(connection, deadline, seen), sources.internet.ca, address, rcpt, identity, tls)
    except NetError as error:
        seen.failure = error.reason
    return seen


class _Talk:
    """Commands and replies on one connection."""

    def __init__(self, connection: Connection, deadline: Deadline, seen: Visit) -> None:
        self._connection = connection
        self._deadline = deadline
        self._buffer = bytearray()
        self._left = SESSION
        self.seen = seen

    def say(self, line: str, phase: Phase) -> Reply:
        """Send a command and read its reply. Raises NetError."""
        self.seen.phase = phase
        self.seen.transcript.append(f"> {line}")
        self._connection.deadline = self._deadline.sooner(REPLY)
        self._connection.send(line.encode("ascii") + b"\r\n")
        return self.reply()

    def reply(self) -> Reply:
        """The next reply. Raises NetError: too_large, closed, timeout."""
        self._connection.deadline = self._deadline.sooner(REPLY)
        lines: list[bytes] = []
        while not lines or not is_last(lines[-1]):
            if len(lines) > LINES:
                raise NetError("too_large", f"more than {LINES} lines")
            lines.append(self._line())
        reply = read_lines(lines)
        self.seen.transcript.extend(f"< {line}" for line in reply.lines)
        return reply

    def encrypt(self, ca: str | None) -> None:
        """From here on TLS; what was sent ahead of it in plain is nobody's word. Raises NetError."""
        if self._buffer:
            raise NetError("malformed", "text before the TLS handshake")
        self._connection.deadline = self._deadline.sooner(REPLY)
        self._connection.start_tls(self.seen.host, ca, verify=False)

    def part(self) -> None:
        """RSET and QUIT; the answer is known, so their fate is no matter."""
        self._deadline = self._deadline.sooner(GOODBYE)
        phase = self.seen.phase
        with contextlib.suppress(NetError):
            self.say("RSET", phase)
            self.say("QUIT", phase)

    def _line(self) -> bytes:
        start = 0
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            if start > LINE:
                raise NetError("too_large", f"a line of more than {LINE} bytes")
            data = self._connection.recv(LINE)
            if not data:
                raise NetError("closed")
            self._left -= len(data)
            if self._left < 0:
                raise NetError("too_large", f"more than {SESSION} bytes")
            self._buffer += data
        line = bytes(self._buffer[:end]).rstrip(b"\r")
        del self._buffer[: end + 1]
        if len(line) > LINE:
            raise NetError("too_large", f"a line of more than {LINE} bytes")
        return line


def _converse(talk: _Talk, ca: str | None, address: str, rcpt: str, identity: Identity, tls: bool) -> None:
    seen = talk.seen
    seen.phase = "banner"
    banner = talk.reply()
    if banner.code != 220:
        return _end(talk, banner, address)
    hello = _hello(talk, identity)
    offered = hello.code == 250 and tls and _offers(hello, "STARTTLS")
    if offered and talk.say("STARTTLS", "ehlo").code == 220:
        seen.tls = "failed"  # until the handshake has passed
        talk.encrypt(ca)
        seen.tls = "on"
        hello = _hello(talk, identity)
    if hello.code != 250:
        return _end(talk, hello, address)
    sender = talk.say(f"MAIL FROM:<{identity.sender}>", "mail")
    if sender.code != 250:
        return _end(talk, sender, address)
    _end(talk, talk.say(rcpt, "rcpt"), address, leave=False)
    if seen.reading is not None and seen.reading.result == "deliverable":
        _ask_for_nobody(talk, address)
    talk.part()


def _ask_for_nobody(talk: _Talk, address: str) -> None:
    """The second RCPT. Whatever becomes of it, the first one's answer stands."""
    invented = mailbox_recipient.nobody(address.rpartition("@")[2])
    with contextlib.suppress(NetError):
        reply = talk.say(mailbox_recipient.command(invented), "random")
        talk.seen.random = read(reply, "random", address=invented, host=talk.seen.host, ip=talk.seen.ip)


def _hello(talk: _Talk, identity: Identity) -> Reply:
    reply = talk.say(f"EHLO {identity.name}", "ehlo")
    return talk.say(f"HELO {identity.name}", "ehlo") if 500 <= reply.code <= 599 else reply


def _offers(hello: Reply, extension: str) -> bool:
    return any(line[4:].split(" ")[0].upper() == extension for line in hello.lines)


def _end(talk: _Talk, reply: Reply, address: str, *, leave: bool = True) -> None:
    seen = talk.seen
    seen.reply = reply
    seen.reading = read(reply, seen.phase, address=address, host=seen.host, ip=seen.ip)
    if leave:
        talk.part()
