"""Whether this network lets us reach mail servers at all, and as whom: most home networks close port 25, some
answer in everybody's place. Tried with two unrelated services, once a day.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from whowrites import wire
from whowrites.model import Found
from whowrites.net.deadline import Deadline
from whowrites.net.dial import Connection, connect
from whowrites.net.dns import Dns, Records
from whowrites.net.errors import NetError
from whowrites.net.internet import Internet
from whowrites.sources import Sources
from whowrites.sources.mailbox_own_address import address_in, name_of
from whowrites.sources.mailbox_reply import is_last, read_lines

DOMAINS = ("gmail.com", "outlook.com")
"""Two unrelated mail services: one alone may be down."""
EACH = 5.0
"""Seconds for one of them, its banner included."""
KEPT = timedelta(days=1)
_SOURCE = "mailbox-port"
_HELLO = b"EHLO whowrites.invalid\r\n"
_LINES, _BYTES = 50, 8 * 1024


@dataclass(frozen=True, slots=True)
class Port:
    """`open`: a mail server was reached. `reason`: why not, a reason of `NetError`, or "proxied": somebody
    between us and them answers for both. `host`: who was reached, or tried. `ip`: this network's address as
    that host told it, `name` and `name_state` as in `OwnName`; empty where it did not tell."""

    open: bool
    reason: str
    host: str
    ip: str = ""
    name: str = ""
    name_state: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An outcome of the last day, and when it was."""

    port: Port
    at: datetime


def port(sources: Sources) -> Port:
    """What the test said within the last day on this network, or says now. Raises NetError where it could not
    be made, because the resolver names no mail host."""
    found = kept(sources)
    return found.port if found else anew(sources)


def kept(sources: Sources) -> Kept | None:
    """What the test said within the last day on this network; nobody is asked."""
    found = sources.cache.get(_SOURCE, _network(sources.internet), sources.clock())
    return Kept(wire.from_json(Port, found.value), found.seen_at) if isinstance(found, Found) else None


def anew(sources: Sources) -> Port:
    """What the test says now; it is kept. Raises NetError as `test`."""
    found = test(sources.internet, sources.dns, sources.deadline)
    now = sources.clock()
    answer = Found(wire.to_json(found), _SOURCE, now)
    sources.cache.put(_SOURCE, _network(sources.internet), answer, now + KEPT)
    return found


def _network(internet: Internet) -> str:
    """What tells one network from another: its resolvers."""
    resolvers = internet.renew() if internet.renew else internet.nameservers
    return ",".join(f"{ip}:{number}" for ip, number in resolvers)


def test(internet: Internet, resolver: Dns, deadline: Deadline) -> Port:
    """Try port 25 now. Raises NetError where no mail host is known, or nothing is reached at all."""
    hosts = _hosts(resolver, deadline)
    banners: dict[str, str] = {}
    ip = ""
    failures: list[str] = []
    for host in hosts:
        try:
            banners[host], told = _greeting(internet, resolver, host, deadline.sooner(EACH))
            ip = ip or told
        except NetError as error:
            failures.append(error.reason)
    if set(failures) == {"unreachable"} and not banners:
        raise NetError("unreachable", "no network, which says nothing of its port 25")
    if not banners:
        return Port(False, failures[0], hosts[0])
    # No two services greet alike; a box on the way that answers for all does.
    if len(banners) > 1 and len(set(banners.values())) == 1:
        return Port(False, "proxied", hosts[0])
    first = next(iter(banners))
    if not ip:
        return Port(True, "", first)
    own = name_of(resolver, ip, deadline.sooner(EACH))
    return Port(True, "", first, ip, own.name, own.state)


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


def _greeting(internet: Internet, resolver: Dns, host: str, deadline: Deadline) -> tuple[str, str]:
    """The banner's first line, and our own address where the host tells it. Raises NetError for no banner."""
    with connect(internet, resolver, host, 25, deadline) as connection:
        connection.deadline = deadline
        buffer = bytearray()
        line = _line(connection, buffer)
        if not read_lines([line]).code:
            raise NetError("malformed", host)
        banner, told = line.decode("latin-1"), ""
        # The port is open already; what the host says of us is a bonus.
        with contextlib.suppress(NetError):
            while not is_last(line):
                line = _line(connection, buffer)
            connection.send(_HELLO)
            lines = [_line(connection, buffer)]
            while not is_last(lines[-1]) and len(lines) < _LINES:
                lines.append(_line(connection, buffer))
            told = address_in(read_lines(lines).lines)
            connection.send(b"QUIT\r\n")
        return banner, told


def _line(connection: Connection, buffer: bytearray) -> bytes:
    while b"\n" not in buffer:
        if len(buffer) > _BYTES:
            raise NetError("too_large", "no end of a line")
        more = connection.recv(1024)
        if not more:
            raise NetError("closed")
        buffer += more
    line, _, rest = bytes(buffer).partition(b"\n")
    buffer[:] = rest
    return line.rstrip(b"\r")
