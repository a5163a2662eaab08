"""What earlier dossiers of the domain said stands beside what is said now."""

from __future__ import annotations

from typing import Any

from whowrites.checks import earlier_dossiers
from whowrites.model import Claim, Finding, Subject

from .conftest import NOW, Contacts, Desk

TOLD = Claim("company", "Nordtool GmbH", "dossiers", NOW)


class Told(Contacts):
    def told_at(self, domain: str, but: str) -> list[Claim]:
        return [TOLD] if (domain, but) == ("nordtool.example", "ann@nordtool.example") else []

    def firms_called(self, beginning: str) -> list[tuple[str, str]]:
        return []


def said(address: str, known: Contacts) -> list[Finding | Claim]:
    desk: Any = Desk(known)
    return list(earlier_dossiers.run(Subject(address), desk))


def test_claims_of_the_same_domain() -> None:
    claim, note = said("ann@nordtool.example", Told())
    assert claim == TOLD
    assert isinstance(note, Finding) and note.code == "earlier_dossiers"


def test_nothing_to_say() -> None:
    assert said("ann@other.example", Told()) == []
    assert said("ann@gmail.com", Told()) == []
    assert said("ann@nordtool.example", Contacts()) == []
