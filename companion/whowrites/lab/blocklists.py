"""The blocklists of the simulated internet: their test entries, and the companies that are on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from whowrites.lab.company import Company
from whowrites.lab.zones import Zones


@dataclass(frozen=True, slots=True)
class Operator:
    """`zone` is asked, `test` is always in it with `answer`; a list without one has empty texts there."""

    zone: str
    test: str = ""
    answer: str = ""


ZONES = {
    "dbl": Operator("dbl.spamhaus.org", "dbltest.com", "127.0.1.2"),
    "surbl": Operator("multi.surbl.org", "surbl-org-permanent-test-point.com", "127.0.0.254"),
    "uribl": Operator("multi.uribl.com", "test.uribl.com", "127.0.0.14"),
    "ebl": Operator("ebl.msbl.org"),
}


def add(zones: Zones, companies: Iterable[Company]) -> None:
    """Write all lists. Raises KeyError for an entry of a list that nobody runs."""
    for operator in ZONES.values():
        zones.put(operator.zone, "NS", f"ns.{operator.zone}")
        if operator.test:
            zones.put(f"{operator.test}.{operator.zone}", "A", operator.answer)
    for firm in companies:
        for entry in firm.listed:
            label = firm.domain if entry.name == "@" else hashed(f"{entry.name}@{firm.domain}")
            zones.put(f"{label}.{ZONES[entry.list].zone}", "A", entry.answer)


def hashed(address: str) -> str:
    """How a list of addresses spells one."""
    return hashlib.sha1(address.lower().encode(), usedforsecurity=False).hexdigest()
