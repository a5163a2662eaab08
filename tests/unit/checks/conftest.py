"""Checks asked on a desk: contacts in memory and a clock that stands."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from whowrites.address import parse
from whowrites.model import Claim, Finding, Subject
from whowrites.records import Approved, Contact, Written
from whowrites.sources import Sources

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


@dataclass
class Contacts:
    contacts: tuple[Contact, ...] = ()

    def contact(self, address: str) -> Contact | None:
        return next((contact for contact in self.contacts if contact.address == address), None)

    def contact_domains(self) -> frozenset[str]:
        return frozenset(parse(contact.address).registrable for contact in self.contacts)

    def contacts_named(self, name: str) -> Sequence[Contact]:
        return [contact for contact in self.contacts if contact.name.casefold() == name.casefold()]


@dataclass
class Memory(Contacts):
    """Contacts, and a past: whom the user wrote to and approved, and (address, name, Reply-To) seen since."""

    written_to: tuple[Written, ...] = ()
    approvals: tuple[Approved, ...] = ()
    seen: dict[str, datetime] = field(default_factory=dict)
    replies: tuple[tuple[str, str, str, datetime], ...] = ()

    def approved(self, address: str) -> Approved | None:
        return next((one for one in self.approvals if one.address == address), None)

    def approved_named(self, name: str) -> Sequence[Approved]:
        return [one for one in self.approvals if one.name == name]

    def written(self, address: str) -> Written | None:
        return next((one for one in self.written_to if one.address == address), None)

    def written_named(self, name: str) -> Sequence[Written]:
        return [one for one in self.written_to if one.name == name]

    def written_domains(self) -> frozenset[str]:
        return frozenset(parse(one.address).registrable for one in self.written_to)

    def first_seen(self, address: str) -> datetime | None:
        return self.seen.get(address)

    def replies_since(self, address: str, reply_to: str) -> datetime | None:
        return next((at for who, _, to, at in self.replies if (who, to) == (address, reply_to)), None)

    def seen_named(self, name: str) -> Sequence[str]:
        return [who for who, shown, _, _ in self.replies if shown == name]

    def senders_to(self, address: str) -> Sequence[tuple[str, str]]:
        return [(who, shown) for who, shown, to, _ in self.replies if to == address]

    def senders_into(self, domain: str) -> Sequence[tuple[str, str]]:
        return [(who, shown) for who, shown, to, _ in self.replies if parse(to).registrable == domain]


@dataclass
class Desk:
    """What a check sees of `Sources` when it asks nobody outside."""

    known: Contacts
    clock: Callable[[], datetime] = lambda: NOW


@dataclass
class Said:
    """All that one check yielded."""

    findings: list[Finding]
    claims: list[Claim]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def only(self) -> Finding:
        (finding,) = self.findings
        return finding


Ask = Callable[..., Said]


@pytest.fixture
def ask() -> Ask:
    """`ask("reply_to", Subject(...), contacts=("Anna Berg <anna@firm.example>",))` runs that check;
    with fields of `Memory` the user has a past too."""

    def run(check: str, subject: Subject | str, contacts: Sequence[str] = (), **past: Any) -> Said:
        module: Any = importlib.import_module(f"whowrites.checks.{check}")
        known = []
        for contact in contacts:
            name, _, address = contact.rpartition("<")
            known.append(
                Contact(address.rstrip(">"), name.strip(), "import", datetime(2024, 3, 1, tzinfo=UTC))
            )
        asked = Subject(subject) if isinstance(subject, str) else subject
        people = Memory(tuple(known), **past) if past else Contacts(tuple(known))
        said = list(module.run(asked, cast(Sources, Desk(people))))
        claimed = {(item.field, item.source) for item in said if isinstance(item, Claim)}
        assert claimed <= set(getattr(module, "CLAIMS", ())), f"{check} claims what it does not declare"
        return Said(
            [item for item in said if isinstance(item, Finding)],
            [item for item in said if isinstance(item, Claim)],
        )

    return run


@pytest.fixture
def now() -> datetime:
    """The moment at which the desk's clock stands."""
    return NOW
