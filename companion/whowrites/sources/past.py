"""The user's own past as a source: whom he wrote to and approved, and who was met before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Protocol, TypeGuard, runtime_checkable

from whowrites.records import LASTING, Approved, Written
from whowrites.sources import Known, Sources

SOURCE = "contacts"
"""What findings name: to the user his past and his contacts are one source."""


@runtime_checkable
class Past(Protocol):
    """What a `Known` may remember besides contacts. Addresses are normalised, domains registrable."""

    def approved(self, address: str) -> Approved | None:
        """The approved sender with this address."""

    def approved_named(self, name: str) -> Sequence[Approved]:
        """The approved senders of this name."""

    def written(self, address: str) -> Written | None:
        """The user's writing to this address."""

    def written_named(self, name: str) -> Sequence[Written]:
        """The people of this name that the user wrote to."""

    def written_domains(self) -> Collection[str]:
        """The domains that the user writes to over time."""

    def first_seen(self, address: str) -> datetime | None:
        """When a message of this address was first seen; None before the first one."""

    def replies_since(self, address: str, reply_to: str) -> datetime | None:
        """When this sender was first seen with this Reply-To."""

    def seen_named(self, name: str) -> Sequence[str]:
        """Some addresses that were last seen under exactly this name."""

    def senders_to(self, address: str) -> Sequence[tuple[str, str]]:
        """(address, name) of senders whose answers go to this address."""

    def senders_into(self, domain: str) -> Sequence[tuple[str, str]]:
        """(address, name) of senders whose answers go into this domain."""


def past(sources: Sources) -> Past | None:
    """What is remembered; None where nothing but contacts is."""
    return sources.known if _remembers(sources.known) else None


def _remembers(known: Known) -> TypeGuard[Past]:
    return _has_past(type(known))


@cache
def _has_past(kind: type[Known]) -> bool:
    """Asked once a class: a protocol's own check walks over its members each time."""
    return issubclass(kind, Past)


def written_domains(sources: Sources) -> frozenset[str]:
    """The domains that the user writes to over time: worth imitating, and no proof of who they are."""
    known = past(sources)
    return frozenset(known.written_domains()) if known else frozenset()


def dealt_with(written: Written, first_seen: datetime | None, now: datetime) -> bool:
    """Whether the user deals with somebody because he wrote to him, and not only answers a stranger.

    He wrote first, at least a day before any message of theirs was seen here (the folder of sent mail may be
    opened an hour before the inbox), and not just once: he wrote again, or heard of them, LASTING later.
    """
    wrote_first = (first_seen or now) - written.first_at >= timedelta(days=1)
    return wrote_first and max(written.last_at, first_seen or now) - written.first_at >= LASTING
