"""Sources on a pretended network: answers written down beforehand, questions counted, a standing clock."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from whowrites.model import Absent, Found
from whowrites.net.deadline import Deadline
from whowrites.net.dns import DnsAnswer, NxDomain
from whowrites.net.errors import NetError
from whowrites.net.http import Response
from whowrites.net.internet import Internet
from whowrites.records import Contact
from whowrites.sources import Sources


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Dns:
    """`answers` by (name, type); a NetError there is raised, and what is missing does not exist."""

    answers: dict[tuple[str, str], DnsAnswer | NetError] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    invents: bool = False

    def ask(self, name: str, rtype: str, deadline: Deadline) -> DnsAnswer:
        deadline.left()
        self.asked.append((name, rtype))
        answer = self.answers.get((name, rtype), NxDomain(60))
        if isinstance(answer, NetError):
            raise answer
        return answer

    def ahead(self, questions: Collection[tuple[str, str]], deadline: Deadline) -> None:
        """The pretended network answers at once: nothing is gained by asking ahead."""

    def hijacked(self, deadline: Deadline) -> bool:
        return self.invents


@dataclass
class Web:
    """`answers` by URL: (status, body, headers) or a NetError; what is missing is refused."""

    answers: dict[str, tuple[int, bytes, dict[str, str]] | NetError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    gate: threading.Event | None = None

    def get(self, url: str, **how: Any) -> Response:
        how["deadline"].left()
        assert how["https_only"] and how["limit_bytes"] <= 2 * 1024 * 1024
        self.asked.append(url)
        if self.gate is not None:
            assert self.gate.wait(5)
        answer = self.answers.get(url, NetError("refused"))
        if isinstance(answer, NetError):
            raise answer
        return Response(answer[0], answer[2], answer[1], url)


@dataclass
class Paces:
    rests: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def slot(self, server: str, deadline: Deadline) -> Iterator[None]:
        if server in self.rests:
            raise NetError("paced", server)
        yield

    def back_off(self, server: str, seconds: float) -> None:
        self.rests[server] = seconds


@dataclass
class Cache:
    kept: dict[tuple[str, str], tuple[Found[Any] | Absent, datetime]] = field(default_factory=dict)

    def get(self, source: str, key: str, now: datetime) -> Found[Any] | Absent | None:
        answer, until = self.kept.get((source, key), (None, now))
        return answer if until > now else None

    def put(self, source: str, key: str, answer: Found[Any] | Absent, until: datetime) -> None:
        self.kept[source, key] = answer, until

    def beginning(self, source: str, start: str, now: datetime) -> list[tuple[str, Found[Any]]]:
        return [
            (key, answer)
            for (named, key), (answer, until) in sorted(self.kept.items())
            if named == source and key.startswith(start) and until > now and isinstance(answer, Found)
        ]

    def days(self, source: str, key: str) -> float:
        answer, until = self.kept[source, key]
        return (until - answer.seen_at) / timedelta(days=1)


@dataclass
class People:
    contacts: tuple[Contact, ...] = ()

    def contact(self, address: str) -> Contact | None:
        return next((person for person in self.contacts if person.address == address), None)

    def contact_domains(self) -> Collection[str]:
        return [person.address.partition("@")[2] for person in self.contacts]

    def contacts_named(self, name: str) -> Sequence[Contact]:
        return [person for person in self.contacts if person.name == name]


@dataclass
class Stage:
    dns: Dns
    web: Web
    paces: Paces
    cache: Cache
    people: People
    clock: Clock
    sources: Sources


def make() -> Stage:
    dns, web, paces, cache, people, clock = Dns(), Web(), Paces(), Cache(), People(), Clock()
    tools: dict[str, Any] = {"dns": dns, "http": web, "pacer": paces, "cache": cache, "known": people}
    sources = Sources(**tools, internet=Internet(()), clock=clock, deadline=Deadline.after(30))
    return Stage(dns, web, paces, cache, people, clock, sources)
