"""How mail servers see this computer: its address, the name of that address, and whether the name leads back.

Many servers refuse clients whose address has no name (RFC 1912 section 2.1, RFC 8601 section 2.7.3 "iprev"),
so a missing one foretells refusals that say nothing of any mailbox.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whowrites.net import guard
from whowrites.net.deadline import Deadline
from whowrites.net.dns import Dns, Records
from whowrites.net.errors import NetError

_BRACKETED = re.compile(r"\[(?:IPv6:)?([0-9A-Fa-f:.]{3,45})\]")
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class OwnName:
    """`state`: confirmed (the name leads back to the address), unconfirmed, none (there is no name), unknown
    (the look-up failed)."""

    name: str
    state: Literal["confirmed", "unconfirmed", "none", "unknown"]


def address_in(lines: Sequence[str]) -> str:
    """The first public address in brackets, as the answer to EHLO holds the client's; empty without one."""
    found = (match for line in lines for match in _BRACKETED.findall(line))
    return next((ip for ip in found if guard.refusal(ip) is None), "")


def name_of(resolver: Dns, ip: str, deadline: Deadline) -> OwnName:
    """The name that the reverse zone gives to `ip`, and whether it is confirmed."""
    try:
        answer = resolver.ask(ipaddress.ip_address(ip).reverse_pointer, "PTR", deadline)
    except NetError:
        return OwnName("", "unknown")
    names = [value.rstrip(".").lower() for value in answer.values] if isinstance(answer, Records) else []
    if not names:
        return OwnName("", "none")
    answered = False
    for name in names[:_MOST_NAMES]:
        try:
            if ip in resolver.addresses(name, deadline):
                return OwnName(name, "confirmed")
            answered = True
        except NetError as error:
            answered |= error.reason in ("no_address", "forbidden_address", "bad_name")
    return OwnName(names[0], "unconfirmed" if answered else "unknown")
