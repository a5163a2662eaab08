"""Which RDAP service knows a domain (RFC 9224), by the table that comes with the program, or a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from whowrites.sources import tables

_NEWER: dict[str, str] = {}


def rdap_base(domain: str) -> str | None:
    """The base URL, ending in "/", for a domain in ASCII; None where its registry has no known service."""
    tld = domain.rpartition(".")[2]
    return _NEWER.get(tld) or _bases().get(tld)


def prefer(bases: Mapping[str, str]) -> None:
    """Take `bases`, by top-level domain, before the shipped ones from now on. They have been checked."""
    _NEWER.clear()
    _NEWER.update(bases)


@cache
def _bases() -> Mapping[str, str]:
    table = tables.toml("rdap_bootstrap.toml")
    # What is in IANA's own list holds over our overrides.
    groups = (table["overrides"], table["services"])
    return MappingProxyType({tld: base for group in groups for base, tlds in group.items() for tld in tlds})
