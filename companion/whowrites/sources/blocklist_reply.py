"""What a blocklist's answer means: listed and why, or that it would not tell (RFC 5782 section 2.1).

A list speaks in addresses of 127.0.0.0/8. It also refuses in such addresses, and one that refuses everybody
who asks through a public resolver would "list" every sender: so each code is looked up, and one that the
table does not have is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from whowrites.sources import tables

MILD = frozenset({"cracked", "grey"})
"""Reasons that also meet the innocent: a site that was broken into, a list that is built to be broad."""


@dataclass(frozen=True, slots=True)
class Blocklist:
    """One row of `data/blocklists.toml`, where the words are explained."""

    name: str
    zone: str
    asks: Literal["domain", "address"]
    test: str
    codes: Mapping[str, str] = field(default_factory=dict)
    bits: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """`list`: the list's name; `why`: the word for its reason; `reply`: what it said."""

    list: str
    why: str
    reply: str

    @property
    def mild(self) -> bool:
        return self.why in MILD


@cache
def blocklists() -> tuple[Blocklist, ...]:
    """All lists of the table."""
    return tuple(Blocklist(**row) for row in tables.toml("blocklists.toml")["lists"])


@dataclass(frozen=True, slots=True)
class Silence:
    """The list does not tell: `reason` is one of `net.errors.REASONS`, `reply` what it said instead."""

    reason: str
    reply: str


def read_reply(blocklist: Blocklist, values: Iterable[str]) -> Listing | Silence:
    """The listing that these A records state, or why they state nothing: "hijacked" for an address outside
    127.0.0.0/8, which no list gives; the table's reason where the list refuses; "unread" for a code that the
    table does not have.
    """
    said = tuple(values)
    reply = ", ".join(said)[:200]
    reasons: list[str] = []
    for value in said:
        first, _, code = value.partition(".")
        if first != "127":
            return Silence("hijacked", reply)
        refusal = _refusal(blocklist, code)
        if refusal is not None:
            return Silence(refusal, reply)
        reasons += _reasons(blocklist, code)
    if not reasons:
        return Silence("unread", reply)
    known = [*blocklist.codes.values(), *blocklist.bits.values()]
    return Listing(blocklist.name, min(reasons, key=known.index), reply)


def _refusal(blocklist: Blocklist, code: str) -> str | None:
    number = _added_up(blocklist, code)
    for refused, reason in blocklist.refused.items():
        if code == refused or (refused.isdigit() and number & int(refused)):
            return reason
    return None


def _reasons(blocklist: Blocklist, code: str) -> list[str]:
    if code in blocklist.codes:
        return [blocklist.codes[code]]
    number = _added_up(blocklist, code)
    return [reason for bit, reason in blocklist.bits.items() if number & int(bit)]


def _added_up(blocklist: Blocklist, code: str) -> int:
    """The bits of an answer, 0 where the list does not use any."""
    high, _, octet = code.rpartition(".")
    number = octet.isascii() and octet.isdigit()
    return int(octet) if blocklist.bits and high == "0.0" and number else 0
