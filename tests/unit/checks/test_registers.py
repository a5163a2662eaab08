"""What a register says of the domain's holder: notes alone, and nothing without a name or the switch."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from whowrites.checks import registers
from whowrites.model import Absent, Claim, Finding, Found, Kind, Subject, Unknown
from whowrites.sources.gleif import Entity, Matches


def said(
    monkeypatch: pytest.MonkeyPatch, now: datetime, answer: Any, org: str = "Nordtool AB", **how: Any
) -> Any:
    asked: list[str] = []
    record = SimpleNamespace(
        registrant_org=org, registrant_country=how.get("country", ""), redacted=how.get("redacted", False)
    )
    monkeypatch.setattr(registers, "registration", lambda *_: Found(record, "rdap", now))
    monkeypatch.setattr(registers, "website_of", lambda *_: how.get("site"))
    monkeypatch.setattr(registers, "entities_named", lambda _, name: asked.append(name) or answer)
    sources: Any = SimpleNamespace(switches=how.get("switches", {"registers"}))
    subject = Subject(how.get("address", "anna@nordtool.example"))
    told = list(registers.run(subject, sources))
    if how.get("claims"):
        return [(item.field, item.value, item.source) for item in told if isinstance(item, Claim)]
    found = [item for item in told if isinstance(item, Finding)]
    return [finding.code for finding in found], {finding.kind for finding in found}, asked


@pytest.mark.parametrize(("active", "code"), [(True, "register_active"), (False, "register_inactive")])
def test_a_firm_of_that_name(monkeypatch: pytest.MonkeyPatch, now: datetime, active: bool, code: str) -> None:
    firm = Entity("9" * 20, "Nordtool AB", "SE", active)
    answer = Found(Matches((firm,)), "gleif", now)
    assert said(monkeypatch, now, answer) == ([code], {Kind.NOTE}, ["Nordtool AB"])


def test_absence_is_a_note_and_silence_is_unknown(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    absent = said(monkeypatch, now, Absent("gleif", now))
    assert absent == (["register_none"], {Kind.NOTE}, ["Nordtool AB"])
    silent = said(monkeypatch, now, Unknown("throttled", "gleif", now))
    assert silent == (["registers_unknown"], {Kind.UNKNOWN}, ["Nordtool AB"])


@pytest.mark.parametrize(
    "how", [{"org": ""}, {"redacted": True}, {"switches": set()}, {"address": "anna@163.com"}]
)
def test_where_no_firm_is_named_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, now: datetime, how: dict[str, Any]
) -> None:
    assert said(monkeypatch, now, Absent("gleif", now), **how) == ([], set(), [])


NORDTOOL = Entity("9" * 20, "NORDTOOL AB", "SE", True, ("Kajen 9, 211 20 Malm\u00f6, SE",))
SAID = [
    ("company", "NORDTOOL AB", "gleif"),
    ("country", "SE", "gleif"),
    ("address", "Kajen 9, 211 20 Malm\u00f6, SE", "gleif"),
]


def site(now: datetime, *countries: str, elsewhere: str = "") -> Any:
    facts = SimpleNamespace(
        countries=[SimpleNamespace(value=code) for code in countries], emails=(), companies=()
    )
    return Found(SimpleNamespace(read=lambda: [("url", facts)], elsewhere=elsewhere), "site", now)


def test_the_sole_firm_of_that_name_in_the_holders_or_the_sites_country_is_claimed(
    monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    answer = Found(Matches((NORDTOOL,)), "gleif", now)
    assert said(monkeypatch, now, answer, country="Sweden", claims=True) == SAID
    assert said(monkeypatch, now, answer, site=site(now, "DE", "SE"), claims=True) == SAID


@pytest.mark.parametrize(
    ("firms", "how"),
    [
        ((NORDTOOL,), {}),
        ((NORDTOOL,), {"country": "NO"}),
        ((NORDTOOL, replace(NORDTOOL, lei="8" * 20)), {"country": "SE"}),
        ((replace(NORDTOOL, active=False),), {"country": "SE"}),
        ((replace(NORDTOOL, country=""),), {"country": ""}),
    ],
)
def test_a_firm_that_may_be_another_is_a_note_and_claims_nothing(
    monkeypatch: pytest.MonkeyPatch, now: datetime, firms: tuple[Entity, ...], how: dict[str, str]
) -> None:
    answer = Found(Matches(firms), "gleif", now)
    assert said(monkeypatch, now, answer, claims=True, **how) == []
    assert len(said(monkeypatch, now, answer, **how)[0]) == 1


def test_where_somebody_elses_site_stands_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    answer = Found(Matches((NORDTOOL,)), "gleif", now)
    visited = site(now, "SE", elsewhere="other.example")
    assert said(monkeypatch, now, answer, site=visited, claims=True) == []
