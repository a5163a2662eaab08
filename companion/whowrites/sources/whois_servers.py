"""Which WHOIS server knows a domain, and how it is asked, by the table that comes with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from whowrites.sources import tables


@dataclass(frozen=True, slots=True)
class Server:
    """`query` holds "{}" where the domain goes. `charset` is empty where it is UTF-8 or unknown."""

    host: str
    query: str = "{}"
    charset: str = ""


def server_of(domain: str) -> Server | None:
    """The registry's server for a domain in ASCII; None where it answers nobody on port 43."""
    name = domain
    while "." in name:
        name = name.partition(".")[2]
        if name in _silent():
            return None
        if name in _servers():
            return _servers()[name]
    # Countries' names have two letters, or are A-labels: they follow no contract.
    return Server(f"whois.nic.{name}") if len(name) > 2 and not name.startswith("xn--") else None


def known(host: str) -> Server | None:
    """The server of that name, if the table has it as a registry's or a registrar's."""
    return _by_host().get(host)


@cache
def _servers() -> Mapping[str, Server]:
    rows: Mapping[str, Any] = _table()["servers"]
    servers = {name: Server(row) if isinstance(row, str) else Server(**row) for name, row in rows.items()}
    return MappingProxyType(servers)


@cache
def _by_host() -> Mapping[str, Server]:
    registrars = {host: Server(host) for host in _table()["registrars"]["hosts"]}
    return MappingProxyType(registrars | {server.host: server for server in _servers().values()})


@cache
def _silent() -> frozenset[str]:
    return frozenset(_table()["silent"]["suffixes"])


def _table() -> dict[str, Any]:
    return tables.toml("whois_servers.toml")
