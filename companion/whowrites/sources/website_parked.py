"""Is a domain parked? Said only where two of four signs agree: name servers, the network of the page's host,
the page, and a path that does not exist yet shows the same page."""

from __future__ import annotations

import secrets
from ipaddress import IPv4Network, ip_address

from whowrites.address import registrable
from whowrites.model import Found
from whowrites.net import guard
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.http import Response
from whowrites.once import once
from whowrites.sources import Sources, tables
from whowrites.sources.mail_dns import name_servers
from whowrites.sources.page_facts import PageFacts
from whowrites.sources.website_fetch import Reader, fetch

_AGREEING = 2


def parking_signs(
    sources: Sources, domain: str, home: Response, facts: PageFacts, reader: Reader, deadline: Deadline
) -> tuple[str, ...]:
    """The signs found: name_servers, net, page, any_path. The random path is asked only where it decides."""
    signs = []
    servers = name_servers(sources, domain)
    if isinstance(servers, Found) and any(_parks(name) for name in servers.value):
        signs.append("name_servers")
    if _is_at_parking_net(sources, domain, home, deadline):
        signs.append("net")
    if "parked" in facts.marks:
        signs.append("page")
    if len(signs) == _AGREEING - 1 and _same_everywhere(sources, home, facts, reader, deadline):
        signs.append("any_path")
    return tuple(signs)


def is_parked(signs: tuple[str, ...]) -> bool:
    """Whether enough of them agree."""
    return len(signs) >= _AGREEING


def _parks(server: str) -> bool:
    name = server.lower().rstrip(".")
    return any(name == suffix or name.endswith("." + suffix) for suffix in _parking()[0])


def _is_at_parking_net(sources: Sources, domain: str, home: Response, deadline: Deadline) -> bool:
    """Whether the host that showed the page stands in such a network. A domain that sends its visitors on
    has no page there."""
    host = guard.web_url(home.url).host
    if registrable(host) != domain:
        return False
    try:
        shown = {ip_address(ip) for ip in sources.dns.addresses(host, deadline)}
    except NetError:
        return False
    return any(ip in net for ip in shown if ip.version == 4 for net in _parking()[1])


@once
def _parking() -> tuple[tuple[str, ...], tuple[IPv4Network, ...]]:
    """Name servers and networks of parking services."""
    rows = tables.rows("parking.txt")
    nets = tuple(IPv4Network(row) for row in rows if "/" in row)
    names = tuple(row for row in rows if "/" not in row)
    return (*names, *tables.toml("page_marks.toml")["parked"]["name_servers"]), nets


def _same_everywhere(
    sources: Sources, home: Response, facts: PageFacts, reader: Reader, deadline: Deadline
) -> bool:
    """Whether a path that nobody has made answers 200 with the same page. No answer is no sign."""
    nowhere = str(guard.hop(guard.web_url(home.url), f"/{secrets.token_hex(8)}"))
    try:
        other = fetch(sources, nowhere, deadline)
        if other.status != 200:
            return False
        return other.body == home.body or reader.read("home", other, deadline).digest == facts.digest
    except NetError:
        return False
