"""A free mailbox that names a firm with mail of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from whowrites.checks import name_claim
from whowrites.model import Claim, Finding, Kind, Subject

from .conftest import NOW, Contacts, Desk


@dataclass
class Firms(Contacts):
    """Contacts, and what earlier dossiers hold of firms."""

    firms: tuple[tuple[str, str], ...] = ()
    mails: tuple[str, ...] = ()

    def told_at(self, domain: str, but: str) -> Sequence[Claim]:
        return [Claim("email", mail, "dossiers", NOW) for mail in self.mails]

    def firms_called(self, beginning: str) -> Sequence[tuple[str, str]]:
        return [(name, domain) for name, domain in self.firms if name.lower().startswith(beginning.lower())]


def said(
    name: str, *stated: tuple[str, str], address: str = "buyer@gmail.com", known: Any = None
) -> list[Finding]:
    claims = tuple(Claim(field, value, "signature", NOW) for field, value in stated)
    desk: Any = Desk(known or Contacts())
    return [
        item
        for item in name_claim.run(Subject(address, name, claims=claims), desk)
        if isinstance(item, Finding)
    ]


def test_an_own_domain_and_a_person_on_free_mail_are_no_case() -> None:
    assert said("Nordtool GmbH", address="ann@nordtool.example") == []
    assert said("Anna Berg") == []


def test_a_firm_without_a_known_domain() -> None:
    (found,) = said("Anna Berg (Nordtool GmbH)")
    assert (found.code, found.kind) == ("name_company_on_free_mail", Kind.RISK)
    assert dict(found.params) == {"company": "Nordtool GmbH", "domain": "gmail.com"}
    (found,) = said("Anna Berg", ("company", "Nordtool GmbH"))
    assert (found.code, found.kind) == ("name_claim_no_domain", Kind.NOTE)


def test_one_claim_is_told_once(ask: Any) -> None:
    sender = Subject("buyer@gmail.com", "Nordtool GmbH")
    for contacts in ((), ("Ann <ann@nordtool.de>",)):
        checks = (ask(check, sender, contacts=contacts) for check in ("display_name", "name_claim"))
        told = [code for each in checks for code in each.codes if code != "name_not_compared"]
        assert len(told) == 1, told


@pytest.mark.parametrize("stated", [("website", "https://www.nordtool.de/"), ("email", "ann@nordtool.de")])
def test_the_domain_in_the_signature(stated: tuple[str, str]) -> None:
    (found,) = said("Anna Berg", ("company", "Nordtool GmbH"), stated)
    assert (found.code, found.kind, found.group) == ("name_claim_free", Kind.RISK, "name")
    assert dict(found.params) == {"company": "Nordtool GmbH", "domain": "nordtool.de", "mail": "gmail.com"}


def test_a_market_place_or_another_free_mailbox_is_no_domain_of_a_firm() -> None:
    (found,) = said("Nordtool GmbH", ("website", "nordtool.en.alibaba.com"), ("email", "nordtool@163.com"))
    assert found.code == "name_company_on_free_mail"


def test_a_contacts_firm(ask: Any) -> None:
    told = ask("name_claim", Subject("buyer@gmail.com", "Nordtool GmbH"), contacts=("Ann <ann@nordtool.de>",))
    assert told.codes == ["name_claim_free"]
    told = ask("name_claim", Subject("buyer@gmail.com", "Nordtool GmbH"), contacts=("Ann <ann@spindle.de>",))
    assert told.codes == ["name_company_on_free_mail"]


def test_a_firm_of_earlier_dossiers_and_its_site_that_lists_the_address() -> None:
    firms = (("NORDTOOL Trading Ltd", "nordtool.com"), ("Nordsee Fisch", "nordsee-fisch.de"))
    (found,) = said("Nordtool Ltd", known=Firms(firms=firms))
    assert found.params["domain"] == "nordtool.com"
    (found,) = said("Nordtool Ltd", known=Firms(firms=firms, mails=("buyer@gmail.com",)))
    assert (found.code, found.kind) == ("name_claim_listed", Kind.NOTE)


def test_a_borrowed_brand_in_the_signature() -> None:
    (found,) = said("John Miller", ("company", "PayPal"))
    assert (found.code, found.params["domain"]) == ("name_claim_free", "paypal.com")
