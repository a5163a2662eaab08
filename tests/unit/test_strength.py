"""Facts on a firm's strength: from what was seen, in a fixed order, and none of what nobody looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from whowrites.model import Claim, Dossier, Finding, Kind, Level, Reach, Subject, Verdict, Weighed
from whowrites.strength import strength

AT = datetime(2026, 11, 23, tzinfo=UTC)
OWN = "ann@nordtool.example"


def note(code: str, source: str = "site", **params: Any) -> Finding:
    return Finding(code, Kind.NOTE, "registry", source, AT, params)


def dossier(findings: list[Finding], claims: list[Claim], about: str = OWN) -> Dossier:
    weighed = tuple(Weighed(item, 0.0, about) for item in findings)
    verdict = Verdict(Level.LOW, 0.0, (), (), (), weighed, 1, 1, OWN)
    return Dossier("x", Subject(OWN), verdict, (), tuple(claims), (), AT, True, Reach.CONTACT)


def test_site_years_registers_networks_role() -> None:
    facts = strength(
        dossier(
            [
                note("register_active", "gleif", company="Nordtool GmbH", country="DE", lei="X"),
                note("site_real", url="https://nordtool.example/"),
                note("site_products", url="https://nordtool.example/p", text="Products"),
                note("site_contact", url="https://nordtool.example/c", text="Contact"),
                note("domain_first_archived", "archive", date="2004-05-01"),
            ],
            [
                Claim("social", "https://www.linkedin.com/company/nordtool", "site", AT),
                Claim("founded", "1998", "site", AT),
                Claim("title", "Head of Purchasing", "signature", AT),
            ],
        )
    )
    assert [(fact.code, fact.source) for fact in facts] == [
        ("pages", "site"),
        ("products", "site"),
        ("first_archived", "archive"),
        ("founded", "site"),
        ("register", "gleif"),
        ("networks", "site"),
        ("role", "signature"),
    ]
    params = {fact.code: dict(fact.params) for fact in facts}
    assert params["pages"] == {"n": 3}
    assert params["first_archived"] == {"date": "2004-05-01", "years": 22}
    assert params["networks"] == {"n": 1, "hosts": "linkedin.com"}
    assert params["role"] == {"title": "Head of Purchasing", "function": "purchasing", "rank": "head"}


def test_what_nobody_looked_at_and_another_address_say_nothing() -> None:
    assert strength(dossier([], [])) == ()
    assert strength(dossier([note("site_real")], [], about="bob@other.example")) == ()
    assert strength(dossier([], [Claim("title", "Poet", "signature", AT)])) == ()


def test_a_site_without_products() -> None:
    facts = strength(dossier([note("site_real"), note("site_no_products")], []))
    assert [fact.code for fact in facts] == ["pages", "no_products"]
