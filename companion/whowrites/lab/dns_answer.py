"""What a resolver that sees only the lab's zones answers, as bytes (RFC 1035, 6891).

Written out here, because a library that builds objects first would be slower than what the lab is to measure.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import dns.rdata
import dns.rdataclass
import dns.rdatatype

from whowrites.lab.zones import TTL, Zones

_HEADER, _QUESTION, _RECORD = struct.Struct("!HHHHHH"), struct.Struct("!HH"), struct.Struct("!HHIH")
_QR, _TC, _RD, _RA, _AD = 0x8000, 0x0200, 0x0100, 0x0080, 0x0020
_SERVFAIL, _NXDOMAIN, _REFUSED = 2, 3, 5
_IN, _OPT = 1, 41
_EDNS = struct.pack("!BHHIH", 0, _OPT, 1232, 0, 0)
_FARTHEST = 0x4000
_PLAIN_SIZE, _TCP_SIZE = 512, 65_535
_MOST_ALIASES = 12
_ROOT_SOA = "ns.lab. hostmaster.lab. 1 7200 3600 1209600 60"

Record = tuple[str, str, str]
"""Owner, type, value."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: lower-case name without the last dot, type as text; `end` is where it ends in its message,
    `size` how many bytes an answer over UDP may have, `edns` whether it says so."""

    name: str
    rtype: str
    end: int
    size: int
    edns: bool


def read(data: bytes) -> Asked:
    """The one question of a query. Raises IndexError, UnicodeDecodeError or struct.error for other bytes."""
    labels, at = [], _HEADER.size
    while length := data[at]:
        labels.append(data[at + 1 : at + 1 + length].decode("ascii").lower())
        at += length + 1
    number, _ = _QUESTION.unpack_from(data, at + 1)
    end = at + 1 + _QUESTION.size
    edns = len(data) >= end + 11 and data[end : end + 3] == _EDNS[:3]
    size = max(_PLAIN_SIZE, int.from_bytes(data[end + 3 : end + 5], "big")) if edns else _PLAIN_SIZE
    return Asked(".".join(labels), _text(number), end, size, edns)


def answer(zones: Zones, data: bytes, asked: Asked, *, tcp: bool) -> bytes:
    """CNAMEs followed, SOA with what does not exist; empty where nobody answers. Over UDP an answer that is
    too long says so and holds nothing."""
    above = _above(asked.name)
    if not zones.silent.isdisjoint(above) or (asked.name, asked.rtype) in zones.dropped:
        return b""
    flags = _QR | _RA | (_AD if not zones.signed.isdisjoint(above) else 0)
    flags |= int.from_bytes(data[2:4], "big") & _RD
    for domains, failure in ((zones.broken, _SERVFAIL), (zones.refused, _REFUSED)):
        if not domains.isdisjoint(above):
            return _message(data, asked, _QR | _RA | failure, (), ())
    told, authority, rcode = _records(zones, asked)
    wire = _message(data, asked, flags | rcode, told, authority)
    if len(wire) > (_TCP_SIZE if tcp else asked.size):
        return _message(data, asked, flags | rcode | _TC, (), ())
    return wire


def _records(zones: Zones, asked: Asked) -> tuple[list[Record], list[Record], int]:
    """Answer, authority, and the code of the answer."""
    name, told = asked.name, []
    for _ in range(_MOST_ALIASES):
        alias = zones.records.get((name, "CNAME"), ())
        if not alias or asked.rtype == "CNAME":
            break
        told.append((name, "CNAME", alias[0]))
        name = alias[0]
    values = zones.records.get((name, asked.rtype), ())
    if values:
        return [*told, *((name, asked.rtype, value) for value in values)], [], 0
    return told, [_soa(zones, name)], 0 if name in zones.names else _NXDOMAIN


def _soa(zones: Zones, name: str) -> Record:
    for zone in _above(name):
        found = zones.records.get((zone, "SOA"))
        if found:
            return zone, "SOA", found[0]
    return "", "SOA", _ROOT_SOA


def _above(name: str) -> list[str]:
    """The name and all that it lies under, the nearest first, without the root."""
    labels = name.split(".")
    return [".".join(labels[place:]) for place in range(len(labels))]


def _message(
    data: bytes, asked: Asked, flags: int, told: Sequence[Record], authority: Sequence[Record]
) -> bytes:
    head = _HEADER.pack(
        int.from_bytes(data[:2], "big"), flags, 1, len(told), len(authority), 1 if asked.edns else 0
    )
    wire = bytearray(head + data[_HEADER.size : asked.end])
    places = {asked.name: _HEADER.size}
    for owner, rtype, value in (*told, *authority):
        _write_name(wire, owner, places)
        at = len(wire) + _RECORD.size
        wire += _RECORD.pack(_number(rtype), _IN, TTL, 0)
        _write_content(wire, rtype, value, places)
        wire[at - 2 : at] = (len(wire) - at).to_bytes(2, "big")
    if asked.edns:
        wire += _EDNS
    return bytes(wire)


def _write_content(wire: bytearray, rtype: str, value: str, places: dict[str, int]) -> None:
    if rtype == "A":
        wire += socket.inet_aton(value)
    elif rtype == "MX":
        preference, host = value.split()
        wire += int(preference).to_bytes(2, "big")
        _write_name(wire, host, places)
    elif rtype in ("NS", "CNAME", "PTR"):
        _write_name(wire, value, places)
    elif rtype == "TXT":
        text = value.encode("utf-8")
        for start in range(0, len(text) or 1, 250):
            part = text[start : start + 250]
            wire += bytes((len(part),)) + part
    else:
        wire += _rare(rtype, value)


def _write_name(wire: bytearray, name: str, places: dict[str, int]) -> None:
    """What was written before is pointed at (RFC 1035 section 4.1.4)."""
    rest = name.rstrip(".")
    while rest:
        place = places.get(rest)
        if place is not None:
            wire += (0xC000 | place).to_bytes(2, "big")
            return
        if len(wire) < _FARTHEST:
            places[rest] = len(wire)
        label, _, rest = rest.partition(".")
        wire += bytes((len(label),)) + label.encode("ascii")
    wire += b"\0"


@cache
def _rare(rtype: str, value: str) -> bytes:
    return dns.rdata.from_text(dns.rdataclass.IN, rtype, value).to_wire() or b""


@cache
def _text(number: int) -> str:
    return dns.rdatatype.to_text(dns.rdatatype.RdataType.make(number))


@cache
def _number(rtype: str) -> int:
    return int(dns.rdatatype.from_text(rtype))
