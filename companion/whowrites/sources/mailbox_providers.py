"""Mail hosts that are never asked about a mailbox: consumer services, told by the names of their MX hosts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from whowrites.address import registrable
from whowrites.sources import tables


def never_asked(hosts: Iterable[str]) -> str | None:
    """The consumer service that any of these MX hosts belongs to, or None."""
    names: Mapping[str, str] = tables.toml("mailbox_never.toml")["hosts"]
    for host in hosts:
        for pattern, name in names.items():
            if fnmatchcase(host.lower(), pattern):
                return name
    return None


def provider_of(host: str) -> str:
    """Whose host it is, for manners toward him: the registrable domain."""
    return registrable(host)
