"""Senders of the lab's companies asked about with every check up to reach passive."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from sources_stage import Cache
from whowrites import sources as source_room
from whowrites.address import parse
from whowrites.case import Case
from whowrites.checks import all_checks
from whowrites.lab.world import Lab
from whowrites.model import Claim, Finding, Reach, Subject, Verdict
from whowrites.net.deadline import Deadline
from whowrites.records import Contact
from whowrites.sources import Sources
from whowrites.verdict import judge
from whowrites.weights import load


@dataclass
class People:
    """The contacts of the lab's user: the people who write from firms marked `known_contact`."""

    contacts: dict[str, Contact] = field(default_factory=dict)

    def contact(self, address: str) -> Contact | None:
        return self.contacts.get(address)

    def contact_domains(self) -> frozenset[str]:
        return frozenset(parse(address).registrable for address in self.contacts)

    def contacts_named(self, name: str) -> list[Contact]:
        return [contact for contact in self.contacts.values() if contact.name == name]


@dataclass
class Vetted:
    verdict: Verdict
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]

    @property
    def codes(self) -> set[str]:
        return {finding.code for finding in self.findings}

    def of(self, code: str) -> Finding:
        return next(finding for finding in self.findings if finding.code == code)

    def claimed(self, field: str) -> str:
        return next(claim.value for claim in self.claims if claim.field == field)


Vet = Callable[..., Vetted]


@pytest.fixture
def vet(lab: Lab) -> Vet:
    """`vet(Subject(...))`: what all checks find about From and Reply-To, and the verdict."""
    known = {
        mail.address: Contact(mail.address, mail.name, "import", datetime(2024, 3, 1, tzinfo=UTC))
        for firm in lab.companies
        if firm.known_contact
        for mail in firm.mail
    }
    tools = source_room.build(lab.internet, Cache(), People(known), lambda: datetime.now(UTC))

    def run(subject: Subject, seconds: float = 12.0) -> Vetted:
        sources = tools.at(Deadline.after(seconds))
        own = _said(Subject(parse(subject.address).normal), "address", sources)
        message = _said(subject, "message", sources)
        elsewhere = parse(subject.reply_to).normal if subject.reply_to else ""
        other = (
            _said(Subject(elsewhere), "address", sources) if elsewhere not in ("", subject.address) else None
        )
        findings = [_findings(said) for said in (own, message, other or ())]
        case = Case(findings[0], findings[2] if other else None, findings[1], subject.address, elsewhere)
        verdict = judge(case, load())
        everything = (*own, *message, *(other or ()))
        claims = tuple(item for item in everything if isinstance(item, Claim))
        return Vetted(verdict, _findings(everything), claims)

    return run


def _said(subject: Subject, scope: str, sources: Sources) -> tuple[Finding | Claim, ...]:
    return tuple(
        dataclasses.replace(item, check=check.id) if isinstance(item, Finding) else item
        for check in all_checks()
        if check.scope == scope and check.reach.rank <= Reach.PASSIVE.rank
        for item in check.run(subject, sources)
    )


def _findings(said: tuple[Finding | Claim, ...]) -> tuple[Finding, ...]:
    return tuple(item for item in said if isinstance(item, Finding))
