"""Checks asked on a desk: contacts in memory and a clock that stands."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from whowrites.address import parse
from whowrites.model import Claim, Finding, Subject
from whowrites.records import Contact
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
    """`ask("reply_to", Subject(...), contacts=("Anna Berg <anna@firm.example>",))` runs that check."""

    def run(check: str, subject: Subject | str, contacts: Sequence[str] = ()) -> Said:
        module: Any = importlib.import_module(f"whowrites.checks.{check}")
        known = []
        for contact in contacts:
            name, _, address = contact.rpartition("<")
            known.append(
                Contact(address.rstrip(">"), name.strip(), "import", datetime(2024, 3, 1, tzinfo=UTC))
            )
        asked = Subject(subject) if isinstance(subject, str) else subject
        said = list(module.run(asked, cast(Sources, Desk(Contacts(tuple(known))))))
        return Said(
            [item for item in said if isinstance(item, Finding)],
            [item for item in said if isinstance(item, Claim)],
        )

    return run


@pytest.fixture
def now() -> datetime:
    """The moment at which the desk's clock stands."""
    return NOW
