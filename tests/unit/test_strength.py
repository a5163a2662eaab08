"""Facts on a firm's strength: from what was seen, in a fixed order, and none of what nobody looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from whowrites.model import Claim, Dossier, Finding, Kind, Level, Reach, Subject, Verdict, Weighed
from whowrites.strength import strength
from whowrites.verdict import rate
from whowrites.weights import load

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


SHOWN = (
    "site_real", "site_about", "site_contact", "site_products", "site_imprint", "site_no_products",
    "domain_first_archived", "domain_first_certificate", "register_active", "register_inactive",
)  # fmt: skip
CODES = st.sets(st.sampled_from(sorted(load().codes)), max_size=6)


@given(CODES, st.sets(st.sampled_from(SHOWN)))
def test_no_fact_of_strength_changes_the_score_or_an_alarm(codes: set[str], shown: set[str]) -> None:
    """Strength is read from facts without points: with them or without them, the risk is the same."""
    plain = [weighed_fact(code) for code in sorted(codes - set(SHOWN))]
    before = rate(plain, load(), "anna@nordtool.example")
    after = rate([*plain, *map(weighed_fact, sorted(shown))], load(), "anna@nordtool.example")
    assert after.score == before.score
    assert after.level is before.level or {after.level, before.level} == {Level.LOW, Level.UNKNOWN}
    assert all(load().of(code).points == 0 and not load().of(code).floor for code in SHOWN)


def weighed_fact(code: str) -> Finding:
    weight = load().of(code)
    kind = Kind.RISK if weight.points > 0 else Kind.GOOD if weight.points < 0 else Kind.NOTE
    return Finding(code, kind, weight.group, "test", AT, check=code)
