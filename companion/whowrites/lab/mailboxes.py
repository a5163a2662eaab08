"""Kinds of mail servers beside the companies' own: what a prober has to tell apart, with the truth.

`first` are the usual fourteen, `second` the same matters in other words, codes and order.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from whowrites.lab.company import Smtp
from whowrites.lab.listen import Serve
from whowrites.lab.smtp import MailServers

if TYPE_CHECKING:
    from whowrites.lab.world import Lab

Sets = Literal["first", "second"]
_FILE = Path(__file__).with_name("mailbox_kinds.toml")
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of server, asked about `local`. `result` and `reason` are the truth about it, `times` how many
    of 200 addresses are of it; `host` is the pattern of its exchanger's name."""

    id: str
    result: str
    reason: str
    times: int = 5
    local: str = "anna.berg"
    dns: str = "mx"
    host: str = "mx.{name}"
    domains: tuple[str, ...] = ()
    smtp: Smtp | None = None


def kinds(name: Sets) -> tuple[Kind, ...]:
    """The kinds of one set, in the order of the file."""
    return tuple(_kind(row) for row in tomllib.loads(_FILE.read_text("utf-8"))[name])


def place(lab: Lab, kind: Kind, number: int = 0) -> str:
    """Put one address of that kind into a running lab; the address. `number` counts those of one kind."""
    serial = next(_NUMBERS)
    domain = kind.domains[number] if kind.domains else f"{kind.id}-{serial}.com"
    address = f"11.30.{serial // 250}.{serial % 250 + 1}"
    if kind.dns == "null_mx":
        lab.put(domain, "MX", "0 .")
    elif kind.dns != "nxdomain":
        host = domain if kind.dns == "address" else kind.host.format(name=domain)
        if kind.dns != "address":
            lab.put(domain, "MX", f"10 {host}")
        lab.host(host, address, {} if kind.smtp is None else {25: _server(lab, kind.smtp, host, domain)})
    return f"{kind.local}@{domain}"


def _server(lab: Lab, rules: Smtp, host: str, domain: str) -> Serve:
    servers = MailServers(lab.state, {domain: rules}, lab.ca.server() if rules.starttls else None)
    return partial(servers.serve, host, domain)


def _kind(row: dict[str, Any]) -> Kind:
    smtp = row.pop("smtp", None)
    rules = None if smtp is None else Smtp(**smtp | {"accepts": tuple(smtp.get("accepts", ()))})
    return Kind(**row | {"domains": tuple(row.get("domains", ()))}, smtp=rules)
