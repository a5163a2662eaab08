"""DNS questions to the user's resolver: facts are returned, all else is raised (RFC 1034, 2308, 6891)."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass

from whowrites.net import dns_wire, guard
from whowrites.net.deadline import Deadline
from whowrites.net.dns_wire import DnsAnswer, NoData, NxDomain, Records
from whowrites.net.errors import NetError
from whowrites.net.flight import Flights
from whowrites.net.internet import Endpoint, Internet

__all__ = ["DnsAnswer", "NoData", "NxDomain", "Records", "Resolver"]

TOTAL = 4.0
"""Seconds for one question, all servers and CNAMEs included."""
_KEPT = 10_000
_DAY = 86_400
_PROBE_KEPT = 600.0
_RENEW_AFTER = 15.0


@dataclass(frozen=True, slots=True)
class _Probe:
    until: float
    hijacked: bool


class Resolver:
    """Asks the name servers of `internet`, in order.

    Thread-safe; answers are kept as long as their TTL allows.
    """

    def __init__(self, internet: Internet) -> None:
        self._servers = internet.nameservers
        self._renew = internet.renew
        self._renewed = time.monotonic()
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], tuple[float, DnsAnswer]] = OrderedDict()
        self._flights: Flights[DnsAnswer] = Flights()
        self._pool = ThreadPoolExecutor(16, thread_name_prefix="dns")
        self._probe: _Probe | None = None

    def ask(self, name: str, rtype: str, deadline: Deadline) -> DnsAnswer:
        """The records of `rtype` at `name` (ASCII;

        Underscores allowed), CNAMEs followed; or that there are none.

        Values: MX "10 host.example" (null MX "0 ."), TXT its strings joined, others in presentation form;
        host names in lower case without the last dot. Raises NetError: bad_name, timeout, servfail, refused,
        server_error, malformed, unreachable.
        """
        key = dns_wire.question_name(name), rtype.upper()
        kept = self._recall(key)
        if kept is not None:
            return kept
        # No question outlives TOTAL, whatever the caller's deadline is.
        limit = deadline.sooner(TOTAL)
        return self._flights.once(key, limit, lambda: self._recall(key) or self._ask(key, limit))

    def addresses(self, host: str, deadline: Deadline) -> tuple[str, ...]:
        """All addresses of `host`, IPv4 first; every one has passed the guard.

        Raises NetError as `ask`, "no_address" where it has none, and "forbidden_address" if the guard refuses
        any of them: a name with one good and one bad address is an attack, not half a host.
        """
        name = guard.host_name(host)
        later = self._pool.submit(self.ask, name, "AAAA", deadline)
        answers: list[DnsAnswer] = []
        failures: list[NetError] = []
        try:
            answers.append(self.ask(name, "A", deadline))
        except NetError as error:
            failures.append(error)
        try:
            answers.append(later.result(deadline.left()))
        except NetError as error:
            failures.append(error)
        except NotYet:
            failures.append(NetError("timeout", f"AAAA {name}"))
        found = tuple(ip for answer in answers if isinstance(answer, Records) for ip in answer.values)
        for ip in found:
            why = guard.refusal(ip)
            if why is not None:
                raise NetError("forbidden_address", f"{name}: {ip} is {why}")
        if found:
            return found
        if failures:
            raise failures[0]
        raise NetError("no_address", name)

    def hijacked(self, deadline: Deadline) -> bool:
        """Whether the resolver's word on which names exist is worthless: it invents answers for names that do
        not, or denies what all the world knows (a sign-in page's network, a network without the internet).

        Two names are asked and the result remembered for ten minutes (networks change). Raises NetError as
        `ask`.
        """
        probe = self._probe
        if probe is None or probe.until < time.monotonic():
            invented = self.ask(f"{secrets.token_hex(12)}.com", "A", deadline)
            real = self.ask("com", "NS", deadline)
            lies = isinstance(invented, Records) or not isinstance(real, Records)
            probe = _Probe(time.monotonic() + _PROBE_KEPT, lies)
            self._probe = probe
        return probe.hijacked

    def _resolvers(self) -> tuple[Endpoint, ...]:
        """The resolvers of the network that this computer is in now. Another network: other answers too."""
        if self._renew and time.monotonic() - self._renewed > _RENEW_AFTER:
            self._renewed = time.monotonic()
            servers = self._renew()
            if servers != self._servers:
                with self._lock:
                    self._servers, self._probe = servers, None
                    self._kept.clear()
        return self._servers

    def _ask(self, key: tuple[str, str], deadline: Deadline) -> DnsAnswer:
        servers = self._resolvers()
        if not servers:
            raise NetError("unreachable", "no resolver is configured")
        answer = dns_wire.follow(servers, key[0], key[1], deadline)
        if answer.ttl > 0:
            with self._lock:
                self._kept[key] = time.monotonic() + min(answer.ttl, _DAY), answer
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return answer

    def _recall(self, key: tuple[str, str]) -> DnsAnswer | None:
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            if kept[0] <= time.monotonic():
                del self._kept[key]
                return None
            self._kept.move_to_end(key)
            return kept[1]
