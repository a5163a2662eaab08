"""Which RDAP service knows a domain (RFC 9224), by the table that comes with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from whowrites.sources import tables


def rdap_base(domain: str) -> str | None:
    """The base URL, ending in "/", for a domain in ASCII; None where its registry has no known service."""
    return _bases().get(domain.rpartition(".")[2])


@cache
def _bases() -> Mapping[str, str]:
    table = tables.toml("rdap_bootstrap.toml")
    # What is in IANA's own list holds over our overrides.
    groups = (table["overrides"], table["services"])
    return MappingProxyType({tld: base for group in groups for base, tlds in group.items() for tld in tlds})
