"""DNS questions to the user's resolver: facts are returned, all else is raised (RFC 1034, 2308, 6891)."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass

from whowrites.net import dns_wire, guard
from whowrites.net.deadline import Deadline
from whowrites.net.dns_wire import Answers, DnsAnswer, NoData, NxDomain, Question, Records
from whowrites.net.errors import NetError
from whowrites.net.flight import Flights
from whowrites.net.internet import Endpoint, Internet

__all__ = ["Dns", "DnsAnswer", "NoData", "NxDomain", "Question", "Records", "Resolver", "Told"]

TOTAL = 4.0
"""Seconds for one question, all servers and CNAMEs included."""
PATIENCE = 1.0
"""Seconds for which the questions of a run wait for each other. Some name servers drop the types that they do
not know (CAA, DS): what they say to the others is not held back until that one is given up."""
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
        self._servers = internet.nameservers or (internet.renew() if internet.renew else ())
        self._renew = internet.renew
        self._renewed = time.monotonic()
        self._lock = threading.Lock()
        self._kept: dict[Question, tuple[float, DnsAnswer]] = {}
        self._flights: Flights[Question, DnsAnswer] = Flights()
        self._probe: _Probe | None = None

    def ask(self, name: str, rtype: str, deadline: Deadline) -> DnsAnswer:
        """The records of `rtype` at `name` (ASCII;

        Underscores allowed), CNAMEs followed; or that there are none.

        Values: MX "10 host.example" (null MX "0 ."), TXT its strings joined, others in presentation form;
        host names in lower case without the last dot. Raises NetError: bad_name, timeout, servfail, refused,
        server_error, malformed, unreachable.
        """
        return _said(self.ask_all([(name, rtype)], deadline)[name, rtype])

    def ask_all(self, questions: Iterable[Question], deadline: Deadline) -> Answers:
        """As `ask` for many questions at once: they take the time of the slowest; a failure is a value."""
        found: Answers = {}
        missing: dict[Question, Question] = {}
        for asked in questions:
            try:
                key = dns_wire.question_name(asked[0]), asked[1].upper()
            except NetError as error:
                found[asked] = error
                continue
            kept = self._recall(key)
            if kept is None:
                missing[asked] = key
            else:
                found[asked] = kept
        if missing:
            # No question outlives TOTAL, whatever the caller's deadline is.
            limit = deadline.sooner(TOTAL)
            said = self._flights.all(missing.values(), limit, lambda keys: self._ask(keys, limit))
            found |= {asked: said[key] for asked, key in missing.items()}
        return found

    def ahead(self, questions: Iterable[Question], deadline: Deadline) -> None:
        """Ask these in one go; `ask` then finds the facts among them at hand."""
        self.ask_all(questions, deadline)

    def soon(self, questions: Iterable[Question], deadline: Deadline) -> list[Question]:
        """As `Told.soon`."""
        said = self.ask_all(questions, deadline.sooner(PATIENCE))
        return [asked for asked, answer in said.items() if _is_late(answer)]

    def await_late(self, late: Iterable[Question], deadline: Deadline) -> None:
        """As `Told.await_late`."""
        self.ask_all(late, deadline.sooner(TOTAL - PATIENCE))

    def addresses(self, host: str, deadline: Deadline) -> tuple[str, ...]:
        """All addresses of `host`, IPv4 first; every one has passed the guard.

        Raises NetError as `ask`, "no_address" where it has none, and "forbidden_address" if the guard refuses
        any of them: a name with one good and one bad address is an attack, not half a host.
        """
        name = guard.host_name(host)
        both = self.ask_all([(name, "A"), (name, "AAAA")], deadline)
        said = both[name, "A"], both[name, "AAAA"]
        answers = [answer for answer in said if not isinstance(answer, NetError)]
        failures = [error for error in said if isinstance(error, NetError)]
        found = tuple(ip for answer in answers if isinstance(answer, Records) for ip in answer.values)
        for ip in found:
            why = guard.refusal(ip)
            if why is not None:
                raise NetError("forbidden_address", f"{name}: {ip} is {why}")
        if found:
            return found
        if failures:
            raise _again(failures[0])
        raise NetError("no_address", name)

    def hijacked(self, deadline: Deadline) -> bool:
        """Whether the resolver's word on which names exist is worthless: it invents answers for names that do
        not, or denies what all the world knows (a sign-in page's network, a network without the internet).

        Two names are asked and the result remembered for ten minutes (networks change). Raises NetError as
        `ask`.
        """
        probe = self._probe
        if probe is None or probe.until < time.monotonic():
            nobody, world = (f"{secrets.token_hex(12)}.com", "A"), ("com", "NS")
            both = self.ask_all((nobody, world), deadline)
            invented, real = _said(both[nobody]), _said(both[world])
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

    def _ask(self, keys: Iterable[Question], deadline: Deadline) -> Answers:
        # One who comes as the flight before lands finds the answer there.
        found: Answers = {key: kept for key in keys if (kept := self._recall(key)) is not None}
        missing = [key for key in keys if key not in found]
        servers = self._resolvers()
        if not servers:
            return found | dict.fromkeys(missing, NetError("unreachable", "no resolver is configured"))
        answers = dns_wire.follow(servers, missing, deadline)
        for key, answer in answers.items():
            if not isinstance(answer, NetError) and answer.ttl > 0:
                self._keep(key, answer)
        return found | answers

    def _keep(self, key: Question, answer: DnsAnswer) -> None:
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = time.monotonic() + min(answer.ttl, _DAY), answer
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]

    def _recall(self, key: Question) -> DnsAnswer | None:
        # Without the lock: one look into a dict is whole by itself, and every question of every run comes by.
        kept = self._kept.get(key)
        return kept[1] if kept and kept[0] > time.monotonic() else None


class Told:
    """The resolver as one run sees it: what several of its questions need is asked ahead, together, and an
    answer or a failure stands for the whole run. Thread-safe."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._told: Answers = {}
        self.addresses = resolver.addresses
        self.hijacked = resolver.hijacked

    def ahead(self, questions: Iterable[Question], deadline: Deadline) -> None:
        """Ask these in one go, as far as they have not been told; `ask` then has the answers at hand."""
        untold = [asked for asked in questions if asked not in self._told]
        if untold:
            self._told.update(self._resolver.ask_all(untold, deadline))

    def soon(self, questions: Iterable[Question], deadline: Deadline) -> list[Question]:
        """As `ahead`, for `PATIENCE` only: gives those that nobody has answered by then. They are asked anew
        by who needs them: a failure is told when all the time for it has been waited.
        """
        untold = [asked for asked in questions if asked not in self._told]
        said = self._resolver.ask_all(untold, deadline.sooner(PATIENCE)) if untold else {}
        late = [asked for asked, answer in said.items() if _is_late(answer)]
        self._told.update({asked: answer for asked, answer in said.items() if asked not in late})
        return late

    def await_late(self, late: Iterable[Question], deadline: Deadline) -> None:
        """Ask again what `soon` gave, for the rest of the time that one question has; what is said now is
        told.
        """
        self._told.update(self._resolver.ask_all(late, deadline.sooner(TOTAL - PATIENCE)))

    def ask(self, name: str, rtype: str, deadline: Deadline) -> DnsAnswer:
        """As `Resolver.ask`."""
        asked = name, rtype
        if asked not in self._told:
            self.ahead((asked,), deadline)
        return _said(self._told[asked])


Dns = Resolver | Told


def _is_late(answer: DnsAnswer | NetError) -> bool:
    return isinstance(answer, NetError) and answer.reason == "timeout"


def _said(answer: DnsAnswer | NetError) -> DnsAnswer:
    if isinstance(answer, NetError):
        raise _again(answer)
    return answer


def _again(failure: NetError) -> NetError:
    """The failure as a new exception: one raised in several threads would gather the traces of all."""
    return NetError(failure.reason, failure.detail)
