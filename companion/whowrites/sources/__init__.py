"""The outside sources: each function answers one question with `Found`, `Absent` or `Unknown(reason)`.

`Sources` is what they ask with. Only `net` opens sockets; only `answers` turns a failure into an answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from whowrites.model import Absent, Answer, Found
from whowrites.net.deadline import Deadline
from whowrites.net.flight import Flights
from whowrites.net.internet import Internet
from whowrites.records import Contact
from whowrites.sources.failures import Failures

if TYPE_CHECKING:
    from whowrites.net.dns import Dns
    from whowrites.net.http import Http
    from whowrites.net.pace import Pacer


class Known(Protocol):
    """Whom the user knows already."""

    def contact(self, address: str) -> Contact | None:
        """The contact of a normalised address."""

    def contact_domains(self) -> Collection[str]:
        """The registrable domains of all contacts."""

    def contacts_named(self, name: str) -> Sequence[Contact]:
        """The contacts whose name is `name`, case and blanks aside."""


class AnswerCache(Protocol):
    """Facts of sources, by source and key. Values are JSON types. Never holds an Unknown."""

    def get(self, source: str, key: str, now: datetime) -> Found[Any] | Absent | None:
        """What is kept and still valid at `now`, with the time it was asked."""

    def put(self, source: str, key: str, answer: Found[Any] | Absent, until: datetime) -> None:
        """Keep a fact until that moment."""

    def beginning(self, source: str, start: str, now: datetime) -> Sequence[tuple[str, Found[Any]]]:
        """What was found and is still valid, of the keys that begin with `start`."""


def _no_key(source: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The tools of one run: `deadline` is the run's, all else is shared by all runs of the process.

    `switches`: the opt-in sources that this run may ask (`blocklists` ...). `key` gives the owner's key for a
    source that needs one, by the source's name; empty where there is none. `patient`: a server that has just
    said that it cannot tell is left alone for a while.
    """

    dns: Dns
    http: Http
    internet: Internet
    pacer: Pacer
    cache: AnswerCache
    known: Known
    clock: Callable[[], datetime]
    deadline: Deadline
    flights: Flights[Hashable, Answer[Any]] = field(default_factory=Flights)
    switches: frozenset[str] = frozenset()
    switched: Callable[[], frozenset[str]] = frozenset
    key: Callable[[str], str] = _no_key
    failures: Failures = field(default_factory=Failures)
    patient: bool = False

    def at(self, deadline: Deadline) -> Sources:
        """The same sources for a run that ends at `deadline`, with the switches as they stand now."""
        return dataclasses.replace(self, deadline=deadline, switches=self.switched())

    def for_run(self, deadline: Deadline, *, anew: bool = False) -> Sources:
        """As `at`; and what one check of the run was told by the DNS, or failed to be, stands for all of
        them. Patient, unless the owner wants to have it asked `anew`."""
        from whowrites.net.dns import Told

        dns = self.dns if isinstance(self.dns, Told) else Told(self.dns)
        return dataclasses.replace(
            self, deadline=deadline, switches=self.switched(), dns=dns, patient=not anew
        )


def build(
    internet: Internet,
    cache: AnswerCache,
    known: Known,
    clock: Callable[[], datetime],
    switches: Callable[[], frozenset[str]] = frozenset,
    key: Callable[[str], str] = _no_key,
) -> Sources:
    """Sources on `internet`, with a deadline that has passed already: each run sets its own with `at`.

    `switches` tells which of the opt-in sources the owner has switched on; it is asked once a run. `key`
    gives the owner's key for a source.
    """
    # dnspython and http.client are loaded when a companion starts, not when a module names a type.
    from whowrites.net.dns import Resolver
    from whowrites.net.http import Http
    from whowrites.net.pace import Pacer

    resolver = Resolver(internet)
    return Sources(
        dns=resolver,
        http=Http(internet, resolver),
        internet=internet,
        pacer=Pacer(internet.pace),
        cache=cache,
        known=known,
        clock=clock,
        deadline=Deadline.after(0),
        switched=switches,
        key=key,
    )
