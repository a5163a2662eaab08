"""One DNS message in bytes: the question that we write, and what an answer to it says (RFC 1035, 6891).

Every address costs ten questions, so both are written here for the few types that are asked all the time; the
rarer ones are read by dnspython, which is also the oracle of the tests.
"""

from __future__ import annotations

import re
import socket
import struct
from functools import lru_cache
from typing import NamedTuple

import dns.exception
import dns.ipv6
import dns.name
import dns.rdata
import dns.rdatatype

from whowrites.net.errors import NetError

PAYLOAD = 1232
MAX_VALUES = 500
_A, _NS, _CNAME, _SOA, _PTR, _MX, _TXT, _AAAA, _OPT = 1, 2, 5, 6, 12, 15, 16, 28, 41
_IN = 1
_QR, _OPCODE, _TC, _AD = 0x8000, 0x7800, 0x0200, 0x0020
_RD_AD = 0x0120
_EDNS = struct.pack("!BHHIH", 0, _OPT, PAYLOAD, 0, 0)
_AS_ASKED = b"\xc0\x0c"
"""A pointer to the question's name."""
_UNTOLD = frozenset({1, 2, 4, 5})
"""FORMERR, SERVFAIL, NOTIMP, REFUSED: servers send these without repeating the question."""
_LONGEST_NAME = 255
_MOST_JUMPS = 64
_MOST_ALIASES = 16
_LONGEST_TTL = 2**31 - 1
_TTL_WITHOUT_SOA = 300
_HEADER, _QUESTION, _RECORD = struct.Struct("!HHHHHH"), struct.Struct("!HH"), struct.Struct("!HHIH")
_PLAIN = re.compile(rb"[A-Za-z0-9_-]+")
_PREFERENCE = re.compile(r"[0-9]{1,5}")


class Unreadable(ValueError):
    """These bytes are no answer to the question: forged, cut or garbage."""


class Rdata(NamedTuple):
    """Where a record's data lies in the message, and how long it may be believed."""

    ttl: int
    start: int
    length: int


class Reply(NamedTuple):
    """An answer whose records can be told apart. `answer` by owner and type number, `soas` by owner."""

    wire: bytes
    rcode: int
    truncated: bool
    authenticated: bool
    answer: dict[tuple[str, int], list[Rdata]]
    soas: dict[str, Rdata]


class Chain(NamedTuple):
    """Where the aliases of an answer end: at `name`, after so many; with these `values`, or none there."""

    name: str
    aliases: int
    values: tuple[str, ...]
    ttl: int


def question(ident: int, name: str, rtype: str) -> bytes:
    """The question as bytes: recursion desired, AD asked for (RFC 6840 section 5.7), EDNS."""
    return _HEADER.pack(ident, _RD_AD, 1, 0, 0, 1) + _section(name, type_number(rtype)) + _EDNS


def _section(name: str, rtype: int) -> bytes:
    return _written(name) + _QUESTION.pack(rtype, _IN)


@lru_cache(maxsize=1_024)  # written when it is asked, for several types; compared when it is answered
def _written(name: str) -> bytes:
    labels = name.encode("ascii").split(b".")
    return b"".join([bytes((len(label),)) + label for label in labels]) + b"\0"


def type_number(rtype: str) -> int:
    """Raises ValueError for what is no type."""
    return _NUMBERS.get(rtype) or int(dns.rdatatype.from_text(rtype))


_NUMBERS = {"A": _A, "NS": _NS, "CNAME": _CNAME, "SOA": _SOA, "MX": _MX, "TXT": _TXT, "AAAA": _AAAA}
_NUMBERS |= {"DS": 43, "CAA": 257}


def read(wire: bytes, name: str, rtype: str) -> Reply:
    """The answer to that question. Raises Unreadable; every offset and length is checked, names are bounded
    and point backwards only, so that hostile bytes cost no more than honest ones."""
    try:
        return _read(wire, name, type_number(rtype))
    except (IndexError, struct.error) as error:
        raise Unreadable(str(error)) from error


def _read(wire: bytes, name: str, rtype: int) -> Reply:
    _, flags, questions, answers, authorities, others = _HEADER.unpack_from(wire)
    at, rcode = _HEADER.size, flags & 0xF
    if not flags & _QR or flags & _OPCODE:
        raise Unreadable("no answer to a query")
    section = _section(name, rtype)
    for _ in range(questions):
        if wire.startswith(section, at):  # nearly always; else its letters may be others
            at += len(section)
            continue
        asked, at = _name(wire, at)
        if asked != name or _QUESTION.unpack_from(wire, at) != (rtype, _IN):
            raise Unreadable("another question")
        at += _QUESTION.size
    if questions != 1 and not (questions == 0 and rcode in _UNTOLD):
        raise Unreadable("not one question")
    answer: dict[tuple[str, int], list[Rdata]] = {}
    soas: dict[str, Rdata] = {}
    for place in range(answers + authorities + others):
        owner, at = (name, at + 2) if questions and wire.startswith(_AS_ASKED, at) else _name(wire, at)
        kind, cls, ttl, length = _RECORD.unpack_from(wire, at)
        at += _RECORD.size
        if at + length > len(wire):
            raise Unreadable("a record longer than the message")
        if kind == _OPT and place >= answers + authorities:
            rcode |= ttl >> 24 << 4
        elif cls == _IN and place < answers + authorities:
            data = Rdata(0 if ttl > _LONGEST_TTL else ttl, at, length)
            if place < answers:
                answer.setdefault((owner, kind), []).append(data)
            elif kind == _SOA:
                soas[owner] = data
        at += length
    if at != len(wire):
        raise Unreadable("more than the message")
    return Reply(wire, rcode, bool(flags & _TC), bool(flags & _AD), answer, soas)


def chain(reply: Reply, name: str, rtype: str) -> Chain:
    """Along the aliases of `reply` to the records of `rtype`, as text: MX "10 host.example" (null MX "0 ."),
    TXT its strings joined, others in presentation form; host names in lower case without the last dot.

    `ttl` is the shortest on the way; where there are no such records, that of the answer "none" (RFC 2308).
    Raises NetError("malformed").
    """
    number, ttl, aliases = type_number(rtype), _LONGEST_TTL, 0
    try:
        while True:
            records = reply.answer.get((name, number))
            if records:
                if reply.rcode == 3:
                    raise Unreadable("records of a name that does not exist")
                # A name has one alias (RFC 1034 section 3.6.2): of several the last counts.
                counted = records[-1:] if number == _CNAME else records[:MAX_VALUES]
                values = {_value(reply.wire, number, record) for record in counted}
                ttl = min(ttl, *(record.ttl for record in records))
                return Chain(name, aliases, tuple(sorted(values, key=_order)), ttl)
            alias = reply.answer.get((name, _CNAME))
            if not alias or number == _CNAME:
                return Chain(name, aliases, (), min(ttl, _ttl_of_none(reply, name)))
            ttl, aliases = min(ttl, *(record.ttl for record in alias)), aliases + 1
            if aliases >= _MOST_ALIASES:
                raise Unreadable("aliases without end")
            name = _host(reply.wire, alias[-1].start, alias[-1].start + alias[-1].length)
    except (IndexError, struct.error, dns.exception.DNSException, ValueError) as error:
        raise NetError("malformed", f"{rtype} {name}: {error}") from error


def _ttl_of_none(reply: Reply, name: str) -> int:
    """How long "there is none" may be believed: the SOA of the nearest zone says it (RFC 2308 section 5)."""
    while True:
        soa = reply.soas.get(name)
        if soa is not None:
            at = _behind(reply.wire, _behind(reply.wire, soa.start))
            if at + 20 != soa.start + soa.length:
                raise Unreadable("SOA")
            return min(soa.ttl, int.from_bytes(reply.wire[at + 16 : at + 20], "big"))
        if not name:
            return _TTL_WITHOUT_SOA
        name = name.partition(".")[2]


def _value(wire: bytes, rtype: int, record: Rdata) -> str:
    start, end = record.start, record.start + record.length
    if rtype == _A and record.length == 4:
        return socket.inet_ntoa(wire[start:end])
    if rtype == _AAAA and record.length == 16:
        return dns.ipv6.inet_ntoa(wire[start:end])
    if rtype == _MX:
        (preference,) = struct.unpack_from("!H", wire, start)
        return f"{preference} {_host(wire, start + 2, end) or '.'}"
    if rtype in (_NS, _CNAME, _PTR):
        return _host(wire, start, end) or "."
    if rtype == _TXT:
        return _strings(wire, start, end).decode("utf-8", "replace")
    kind = dns.rdatatype.RdataType(rtype)
    return dns.rdata.from_wire("IN", kind, wire, start, record.length).to_text()


def _strings(wire: bytes, at: int, end: int) -> bytes:
    """The strings of a TXT record as one (RFC 7208 section 3.3)."""
    parts = []
    while at < end:
        parts.append(wire[at + 1 : at + 1 + wire[at]])
        at += 1 + wire[at]
    if at != end or not parts:
        raise Unreadable("TXT")
    return b"".join(parts)


def _host(wire: bytes, at: int, end: int) -> str:
    """The name that fills this record; empty for the root."""
    name, after = _name(wire, at)
    if after != end:
        raise Unreadable("a name that does not fill its record")
    return name


def _name(wire: bytes, at: int) -> tuple[str, int]:
    """The name at this offset, lower case, without the last dot (the root: empty); and where it ends.

    Pointers lead strictly backwards (RFC 1035 section 4.1.4 knows "prior occurrences" only), so none loops.
    """
    labels: list[str] = []
    after, lowest, size, jumps = -1, at, 1, 0
    while length := wire[at]:
        if length >= 0xC0:
            target = (length & 0x3F) << 8 | wire[at + 1]
            after = at + 2 if after < 0 else after
            jumps += 1
            if target >= lowest or jumps > _MOST_JUMPS:
                raise Unreadable("a pointer that leads nowhere")
            at = lowest = target
            continue
        size += length + 1
        if length > 63 or size > _LONGEST_NAME:
            raise Unreadable("a name too long")
        label = wire[at + 1 : at + 1 + length]
        labels.append(label.decode("ascii") if _PLAIN.fullmatch(label) else _escaped(label))
        at += length + 1
    return ".".join(labels).lower(), at + 1 if after < 0 else after


def _behind(wire: bytes, at: int) -> int:
    """Where the name at this offset ends; nobody wants to know it."""
    while length := wire[at]:
        if length >= 0xC0:
            return at + 2
        if length > 63:
            raise Unreadable("a name too long")
        at += length + 1
    return at + 1


def _escaped(label: bytes) -> str:
    return dns.name.Name((label,)).to_text()


def _order(value: str) -> tuple[int, str]:
    """MX by preference, everything else by text: the same answer reads the same each time."""
    first, _, rest = value.partition(" ")
    return (int(first), rest) if rest and _PREFERENCE.fullmatch(first) else (0, value)
