"""Whether this network lets us reach mail servers at all: most home networks close port 25, some answer in
everybody's place. Tried with two unrelated services, once a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from whowrites.model import Found
from whowrites.net.deadline import Deadline
from whowrites.net.dial import connect
from whowrites.net.dns import Dns, Records
from whowrites.net.errors import NetError
from whowrites.net.internet import Internet
from whowrites.sources import Sources
from whowrites.sources.mailbox_reply import read_lines

DOMAINS = ("gmail.com", "outlook.com")
"""Two unrelated mail services: one alone may be down."""
EACH = 5.0
"""Seconds for one of them, its banner included."""
KEPT = timedelta(days=1)
_SOURCE = "mailbox-port"
_BANNER = 512


@dataclass(frozen=True, slots=True)
class Port:
    """`open`: a mail server was reached. `reason`: why not, a reason of `NetError`, or "proxied": somebody
    between us and them answers for both. `host`: who was reached, or tried."""

    open: bool
    reason: str
    host: str


def port(sources: Sources) -> Port:
    """What the test said within the last day on this network, or says now. Raises NetError where it could not
    be made, because the resolver names no mail host."""
    internet = sources.internet
    resolvers = internet.renew() if internet.renew else internet.nameservers
    servers = ",".join(f"{ip}:{number}" for ip, number in resolvers)
    kept = sources.cache.get(_SOURCE, servers, sources.clock())
    if isinstance(kept, Found):
        return Port(**kept.value)
    found = test(internet, sources.dns, sources.deadline)
    now = sources.clock()
    value = {"open": found.open, "reason": found.reason, "host": found.host}
    sources.cache.put(_SOURCE, servers, Found(value, _SOURCE, now), now + KEPT)
    return found


def test(internet: Internet, resolver: Dns, deadline: Deadline) -> Port:
    """Try port 25 now. Raises NetError where no mail host is known, or nothing is reached at all."""
    hosts = _hosts(resolver, deadline)
    banners: dict[str, str] = {}
    failures: list[str] = []
    for host in hosts:
        try:
            banners[host] = _banner(internet, resolver, host, deadline.sooner(EACH))
        except NetError as error:
            failures.append(error.reason)
    if set(failures) == {"unreachable"} and not banners:
        raise NetError("unreachable", "no network, which says nothing of its port 25")
    if not banners:
        return Port(False, failures[0], hosts[0])
    # No two services greet alike; a box on the way that answers for all does.
    if len(banners) > 1 and len(set(banners.values())) == 1:
        return Port(False, "proxied", hosts[0])
    return Port(True, "", next(iter(banners)))


def _hosts(resolver: Dns, deadline: Deadline) -> list[str]:
    hosts, failure = [], NetError("no_address", "no mail host to try")
    for domain in DOMAINS:
        try:
            answer = resolver.ask(domain, "MX", deadline)
        except NetError as error:
            failure = error
            continue
        if isinstance(answer, Records):
            best = min(answer.values, key=lambda value: int(value.split()[0]))
            hosts.append(best.split()[1])
    if not hosts:
        raise failure
    return hosts


def _banner(internet: Internet, resolver: Dns, host: str, deadline: Deadline) -> str:
    """The greeting, at least its beginning. Raises NetError."""
    with connect(internet, resolver, host, 25, deadline) as connection:
        connection.deadline = deadline
        data = b""
        while b"\n" not in data and len(data) < _BANNER:
            more = connection.recv(_BANNER)
            if not more:
                raise NetError("closed", host)
            data += more
    line = data.split(b"\n")[0].rstrip(b"\r")[:_BANNER]
    if not read_lines([line]).code:
        raise NetError("malformed", host)
    return line.decode("latin-1")
