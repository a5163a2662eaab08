"""The people the user knows as they stand in memory, laid out for the questions that every sender raises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection, select

from whowrites.address import registrable
from whowrites.records import LASTING, Approved, Contact, Written
from whowrites.store.fold import fold
from whowrites.store.schema import contacts, written


class _Person(Protocol):
    @property
    def address(self) -> str:
        """Normalised."""

    @property
    def name(self) -> str:
        """As last shown, or empty."""


P = TypeVar("P", bound=_Person)


@dataclass(frozen=True, slots=True)
class People(Generic[P]):
    """People by normalised address and by folded name, and their registrable domains."""

    by_address: dict[str, P]
    by_name: dict[str, tuple[P, ...]]
    domains: frozenset[str]

    def named(self, name: str) -> tuple[P, ...]:
        """Those of this name, case, accents and blanks ignored; none for an empty name."""
        return self.by_name.get(fold(name), ()) if name else ()


def of(found: Iterable[P]) -> People[P]:
    """These people, laid out."""
    people = {person.address: person for person in found}
    named: dict[str, list[P]] = {}
    for person in people.values():
        if key := fold(person.name):
            named.setdefault(key, []).append(person)
    domains = frozenset(registrable(address.rpartition("@")[2]) for address in people)
    return People(people, {key: tuple(those) for key, those in named.items()}, domains)


def all_contacts(connection: Connection) -> People[Contact]:
    """The contacts."""
    rows = connection.execute(select(contacts))
    return of(Contact(row.address, row.name, row.origin, row.since) for row in rows)


def all_written(connection: Connection) -> People[Written]:
    """Everybody the user wrote to; among the domains are only those that he writes to over time."""
    found = [Written(*row) for row in connection.execute(select(written))]
    lasting = of(one for one in found if one.last_at - one.first_at >= LASTING)
    people = of(found)
    return People(people.by_address, people.by_name, lasting.domains)


def no_approved() -> People[Approved]:
    """Nobody was approved yet."""
    return of(())
