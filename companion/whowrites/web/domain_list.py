"""A list of domains as people type or paste it: one a line, or with commas; addresses and links too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whowrites.address import BadAddress, parse, registrable
from whowrites.sources import lists

MOST = 50
"""Domains in one list."""
_LONGEST = 20_000
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class BadDomain:
    """One entry that is none: `line` counts from 1, `code` names the sentence (`[pages.own_domains]`)."""

    line: int
    entry: str
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DomainList:
    """`domains`: registrable ones in ASCII, each once, in the order of the text."""

    domains: tuple[str, ...]
    faults: tuple[BadDomain, ...]


def read(text: str) -> DomainList:
    """The domains that `text` lists, and what in it is no domain of a firm's own."""
    if len(text) > _LONGEST:
        return DomainList((), (BadDomain(1, "", "too_long", {"limit": _LONGEST}),))
    found: dict[str, None] = {}
    faults: list[BadDomain] = []
    for number, line in enumerate(text.splitlines(), 1):
        for entry in line.replace(",", " ").replace(";", " ").replace("，", " ").replace("；", " ").split():
            domain = _domain(entry, number)
            if isinstance(domain, BadDomain):
                faults.append(domain)
            else:
                found[domain] = None
    if len(found) > MOST:
        faults.append(BadDomain(1, "", "too_many", {"count": len(found), "limit": MOST}))
    return DomainList(tuple(found), tuple(faults))


def _domain(entry: str, line: int) -> str | BadDomain:
    host = entry.strip().partition("://")[2] or entry.strip()
    host = host.partition("/")[0].rpartition("@")[2].partition(":")[0].strip(".").lower()
    shown = entry[:_SHOWN]
    if not host:
        return BadDomain(line, shown, "none")
    try:
        address = parse(f"x@{host}")
    except BadAddress:
        return BadDomain(line, shown, "none")
    if registrable(f"x.{address.domain}") == f"x.{address.domain}":
        return BadDomain(line, shown, "suffix", {"domain": address.domain})
    if lists.is_free(address.registrable):
        return BadDomain(line, shown, "free", {"domain": address.registrable})
    return address.registrable
