"""Many DNS questions at once, over TCP when truncated, to one server after the other, and what the answers
say."""

from __future__ import annotations

import math
import re
import secrets
import select
import socket
import struct
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple

import dns.rcode

from whowrites.net.deadline import Deadline
from whowrites.net.dns_message import Reply, Unreadable, chain, question, read
from whowrites.net.errors import NetError
from whowrites.net.internet import Endpoint

TRY = 2.0
"""Seconds for one try of one server."""
MAX_CNAMES = 8
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_LONGEST_TTL = 86_400 * 7
_NXDOMAIN = 3
_FACTS = (0, _NXDOMAIN)

Question = tuple[str, str]
"""A name in the form of `question_name`, and a type."""


@dataclass(frozen=True, slots=True)
class Records:
    """There are such records.

    `ttl` in seconds; `authenticated`: the resolver says that DNSSEC proved them (AD).
    """

    values: tuple[str, ...]
    ttl: int
    authenticated: bool


@dataclass(frozen=True, slots=True)
class NoData:
    """The name exists and has no record of that type. `ttl`: how long that may be believed (RFC 2308)."""

    ttl: int


@dataclass(frozen=True, slots=True)
class NxDomain:
    """The name does not exist, nor anything below it."""

    ttl: int


DnsAnswer = Records | NoData | NxDomain
Answers = dict[Question, DnsAnswer | NetError]
Replies = dict[Question, Reply | NetError]


@lru_cache(maxsize=4_096)
def question_name(name: str) -> str:
    """The name in the form that is asked and remembered.

    Raises NetError("bad_name") for anything but letters-digits-hyphen.
    """
    lowered = name.lower().removesuffix(".")
    if len(lowered) > 253 or not all(_LABEL.fullmatch(label) for label in lowered.split(".")):
        raise NetError("bad_name", name[:100])
    return lowered


class _Way(NamedTuple):
    """How far the aliases of a question have been followed."""

    name: str
    aliases: int = 0
    ttl: int = _LONGEST_TTL


def follow(servers: tuple[Endpoint, ...], questions: Iterable[Question], deadline: Deadline) -> Answers:
    """For each question the answer at the end of at most 8 CNAMEs, whether the resolver follows them for us
    or not; or its failure."""
    found: Answers = {}
    ways = {asked: _Way(asked[0]) for asked in questions}
    while ways:
        replies = _exchange(servers, {(way.name, asked[1]) for asked, way in ways.items()}, deadline)
        onward: dict[Question, _Way] = {}
        for asked, way in ways.items():
            step: DnsAnswer | _Way | NetError
            try:
                step = _step(replies[way.name, asked[1]], way, asked[1])
            except NetError as error:
                step = error
            if isinstance(step, _Way):
                onward[asked] = step
            else:
                found[asked] = step
        ways = onward
    return found


def _step(reply: Reply | NetError, way: _Way, rtype: str) -> DnsAnswer | _Way:
    """What this reply says, or where its aliases lead. Raises NetError."""
    if isinstance(reply, NetError):
        raise reply
    led = chain(reply, way.name, rtype)
    aliases, ttl = way.aliases + led.aliases, min(way.ttl, led.ttl)
    if aliases > MAX_CNAMES:
        raise NetError("malformed", f"{rtype} {way.name}: more than {MAX_CNAMES} CNAMEs")
    if reply.rcode == _NXDOMAIN:
        return NxDomain(ttl)
    if led.values:
        return Records(led.values, ttl, reply.authenticated)
    if not led.aliases or reply.soas:
        return NoData(ttl)
    return _Way(question_name(led.name), aliases, ttl)


def _exchange(servers: tuple[Endpoint, ...], questions: Collection[Question], deadline: Deadline) -> Replies:
    """For each question the first answer that is a fact (NOERROR or NXDOMAIN);

    The failure of the last server asked where none gives one.
    """
    found: Replies = {}
    unanswered = list(questions)
    # A datagram may get lost, so silence is asked a second time; a failure that was said is not.
    for _ in range(2):
        for server in servers:
            left = [asked for asked in unanswered if not isinstance(found.get(asked), Reply)]
            found |= _ask(server, left, deadline)
        unanswered = [asked for asked, said in found.items() if _is_silence(said)]
    return found


def _is_silence(said: Reply | NetError) -> bool:
    return isinstance(said, NetError) and said.reason == "timeout"


def _ask(server: Endpoint, questions: Collection[Question], deadline: Deadline) -> Replies:
    """The server's answer to each question, or the failure to get one."""
    if not questions:
        return {}
    limit = deadline.sooner(TRY)
    found, fault = _datagrams(server, questions, limit)
    told: Replies = {}
    for asked in questions:
        reply = found.get(asked)
        try:
            if reply is not None and reply.truncated:
                reply = _over_tcp(server, asked, limit)
            told[asked] = (
                _fact(reply, asked) if reply else NetError(fault.reason, fault.detail or _text(asked))
            )
        except NetError as error:
            told[asked] = error
    return told


def _datagrams(
    server: Endpoint, questions: Collection[Question], deadline: Deadline
) -> tuple[dict[Question, Reply], NetError]:
    """The replies that came, and why others did not.

    One socket for all of them, on a port that the system draws, each question under an id of its own: whoever
    forges an answer has to guess both.
    """
    found: dict[Question, Reply] = {}
    waiting = dict(zip(_idents(len(questions)), questions, strict=True))
    try:
        with _socket(server, socket.SOCK_DGRAM) as udp:
            deadline.left()  # nothing is sent whose answer nobody has time for
            for ident, asked in waiting.items():
                udp.sendto(question(ident, *asked), server)
            udp.setblocking(False)
            _wait(udp, deadline)
            while waiting:
                # Most come together: one wait for all that are there then.
                try:
                    wire, peer = udp.recvfrom(65_535)
                except BlockingIOError:
                    _wait(udp, deadline)
                    continue
                ident = int.from_bytes(wire[:2], "big")
                asked_here = waiting.get(ident)
                if asked_here is None or not _same(peer, server):
                    continue
                try:
                    found[asked_here] = read(wire, *asked_here)
                except Unreadable:
                    # It may be forged: we go on listening.
                    continue
                del waiting[ident]
    except (OSError, NetError) as error:
        return found, _failure(error, server)
    return found, NetError("timeout")


def _wait(udp: socket.socket, deadline: Deadline) -> None:
    """Until there is something to read, or may be. Raises NetError("timeout")."""
    if hasattr(select, "poll"):
        arrival = select.poll()
        arrival.register(udp, select.POLLIN)
        arrival.poll(math.ceil(deadline.left() * 1000))
    else:  # Windows, where any number of sockets can be selected from
        select.select([udp], [], [], deadline.left())


def _idents(n: int) -> list[int]:
    """So many different ones, of one draw."""
    drawn: dict[int, None] = {}
    while len(drawn) < n:
        drawn |= dict.fromkeys(struct.unpack(f"!{n}H", secrets.token_bytes(2 * n)))
    return list(drawn)[:n]


def _same(peer: tuple[str, int], server: Endpoint) -> bool:
    """Whether a datagram came from this server; IPv6 addresses have several spellings, some a zone."""
    return peer[:2] == server or (
        peer[1] == server[1]
        and ip_address(peer[0].partition("%")[0]) == ip_address(server[0].partition("%")[0])
    )


def _over_tcp(server: Endpoint, asked: Question, deadline: Deadline) -> Reply:
    """The whole answer, with its two-byte length before it (RFC 1035 section 4.2.2). Raises NetError."""
    ident = secrets.randbits(16)
    wire = question(ident, *asked)
    try:
        with _socket(server, socket.SOCK_STREAM) as tcp:
            tcp.settimeout(deadline.left())
            tcp.connect(server)
            tcp.sendall(len(wire).to_bytes(2, "big") + wire)
            told = _exactly(tcp, int.from_bytes(_exactly(tcp, 2, deadline), "big"), deadline)
    except OSError as error:
        raise _failure(error, server) from error
    try:
        reply = read(told, *asked)
    except Unreadable as error:
        raise NetError("malformed", f"{_text(asked)}: {error}") from error
    if told[:2] != wire[:2] or reply.truncated:
        raise NetError("malformed", f"{_text(asked)} over TCP")
    return reply


def _exactly(tcp: socket.socket, size: int, deadline: Deadline) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        tcp.settimeout(deadline.left())
        part = tcp.recv(size - len(parts))
        if not part:
            raise NetError("closed", "resolver")
        parts += part
    return bytes(parts)


def _socket(server: Endpoint, kind: socket.SocketKind) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, kind)


def _failure(error: OSError | NetError, server: Endpoint) -> NetError:
    if isinstance(error, NetError):
        return error
    if isinstance(error, TimeoutError):
        return NetError("timeout")
    if isinstance(error, ConnectionRefusedError):
        return NetError("refused", f"resolver {server[0]}")
    return NetError("unreachable", f"resolver {server[0]}: {error}")


def _fact(reply: Reply, asked: Question) -> Reply:
    """Raises NetError for an answer that says no more than that the server cannot tell."""
    if reply.rcode in _FACTS:
        return reply
    if reply.rcode == dns.rcode.SERVFAIL:
        raise NetError("servfail", _text(asked))
    if reply.rcode == dns.rcode.REFUSED:
        raise NetError("refused", _text(asked))
    raise NetError("server_error", f"{_text(asked)}: {reply.rcode}")


def _text(asked: Question) -> str:
    return f"{asked[1]} {asked[0]}"
