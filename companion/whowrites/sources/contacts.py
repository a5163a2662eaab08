"""The user's own contacts and past decisions as a source."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache
from typing import Protocol, TypeGuard, runtime_checkable

from whowrites.model import Absent, Found, Reach
from whowrites.records import Contact
from whowrites.sources import Known, Sources
from whowrites.sources.about import About

ABOUT = About(
    name="contacts",
    site="",
    sent="",
    needs_key=False,
    terms="The user's own data, on this computer.",
    reach=Reach.LOCAL,
)


@runtime_checkable
class Circle(Protocol):
    """What a `Known` may know besides contacts."""

    def own_domains(self) -> Collection[str]:
        """The registrable domains that the user says are his own firm's."""

    def approved_domains(self) -> Collection[str]:
        """The registrable domains of past dossiers whose sender the user approved."""


def _is_circle(known: Known) -> TypeGuard[Circle]:
    return _has_circle(type(known))


@cache
def _has_circle(kind: type[Known]) -> bool:
    """Asked once a class: a protocol's own check walks over its members each time."""
    return issubclass(kind, Circle)


def contact(sources: Sources, address: str) -> Found[Contact] | Absent:
    """The contact with this normalised address."""
    known = sources.known.contact(address)
    now = sources.clock()
    return Absent(ABOUT.name, now) if known is None else Found(known, ABOUT.name, now)


def contacts_named(sources: Sources, name: str) -> tuple[Contact, ...]:
    """The contacts of that name: a message under it from another address is worth a look."""
    return tuple(sources.known.contacts_named(name))


def contact_domains(sources: Sources) -> frozenset[str]:
    """The registrable domains of all contacts, for the look-alike comparison."""
    return frozenset(sources.known.contact_domains())


def own_circle(sources: Sources) -> frozenset[str]:
    """The registrable domains of contacts and of the user himself: who is written like one of these is after
    him, and who is one of these is a stranger's look-alike never.
    """
    known = sources.known
    domains = contact_domains(sources)
    return _together(domains, frozenset(known.own_domains())) if _is_circle(known) else domains


def approved_domains(sources: Sources) -> frozenset[str]:
    """The registrable domains of past dossiers whose sender the user approved."""
    known = sources.known
    return frozenset(known.approved_domains()) if _is_circle(known) else frozenset()


@lru_cache(maxsize=8)
def _together(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return one | other
