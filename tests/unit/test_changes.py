"""What counts as a change between two looks, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.change_matters import CODES
from whowrites.changes import changes
from whowrites.model import Claim, Facts, Finding, Kind, Level, Reach

THEN = datetime(2026, 10, 1, 8, tzinfo=UTC)
NOW = THEN + timedelta(days=40)


def said(code: str, at: datetime, **params: Any) -> Finding:
    return Finding(code, Kind.NOTE, "domain", "dns", at, params)


def claim(field: str, value: str, at: datetime, source: str = "rdap") -> Claim:
    return Claim(field, value, source, at)


def facts(at: datetime, *items: Finding | Claim) -> Facts:
    return Facts(
        "d" * 32,
        "ann@firm.example",
        tuple(item for item in items if isinstance(item, Finding)),
        tuple(item for item in items if isinstance(item, Claim)),
        at,
        True,
        Reach.PASSIVE,
    )


def found(before: Facts, after: Facts, was: Level = Level.LOW, now: Level = Level.LOW) -> list[str]:
    levels = {id(before): was, id(after): now}
    return [
        f"{change.code}: {change.before} > {change.after}"
        for change in changes(before, after, lambda one: levels[id(one)], NOW)
    ]


def pair(code: str, params: dict[str, Any], other: str, others: dict[str, Any]) -> list[str]:
    return found(facts(THEN, said(code, THEN, **params)), facts(NOW, said(other, NOW, **others)))


@pytest.mark.parametrize(
    ("field", "was", "now", "expected"),
    [
        ("registrar", "Gandi SAS", "NameSilo, LLC", ["registrar_changed: Gandi SAS > NameSilo, LLC"]),
        ("registrar", "GoDaddy.com, LLC", "GODADDY.COM LLC", []),
        ("company", "Firm GmbH", "Other Holding", ["registrant_changed: Firm GmbH > Other Holding"]),
        ("created", "2010-02-03", "2026-11-01", ["registered_anew: 2010-02-03 > 2026-11-01"]),
        ("created", "2010-02-03", "2010-02-02", []),
    ],
)
def test_what_registries_say(field: str, was: str, now: str, expected: list[str]) -> None:
    assert found(facts(THEN, claim(field, was, THEN)), facts(NOW, claim(field, now, NOW))) == expected


def test_rdap_and_whois_write_one_name_in_two_ways() -> None:
    before = facts(THEN, claim("registrar", "Tucows Domains Inc.", THEN))
    assert found(before, facts(NOW, claim("registrar", "TUCOWS, INC.", NOW, "whois"))) == []
    assert found(before, facts(NOW, claim("registrar", "Gandi SAS", NOW, "whois"))) == [
        "registrar_changed: Tucows Domains Inc. > Gandi SAS"
    ]


@pytest.mark.parametrize(
    ("code", "params", "other", "others", "expected"),
    [
        ("name_servers", {"hosts": "a.x, b.x"}, "name_servers", {"hosts": "a.y, b.y"},
         ["name_servers_changed: a.x, b.x > a.y, b.y"]),
        ("mail_servers", {"hosts": "mx.x"}, "mail_servers", {"hosts": "mx.y"}, ["mail_moved: mx.x > mx.y"]),
        ("mail_provider", {"provider": "Alpha", "hosts": "m1"}, "mail_provider",
         {"provider": "Alpha", "hosts": "m2"}, []),
        ("mail_provider", {"provider": "Alpha"}, "mail_provider", {"provider": "Beta"},
         ["mail_moved: Alpha > Beta"]),
        ("mail_servers", {"hosts": "mx.x"}, "domain_not_in_dns", {},
         ["mail_stopped: takes_mail > not_in_dns"]),
        ("domain_refuses_mail", {}, "mail_servers", {"hosts": "mx.x"},
         ["mail_back: takes_no_mail > takes_mail"]),
        ("site_real", {}, "site_none", {}, ["site_gone: real > gone"]),
        ("site_real", {}, "site_for_sale", {}, ["site_parked: real > for_sale"]),
        ("site_real", {}, "site_of_another", {}, ["site_other_company: real > of_another"]),
        ("site_parked", {}, "site_real", {}, ["site_back: parked > real"]),
        ("dmarc_enforced", {"policy": "reject", "percent": 100}, "dmarc_monitoring",
         {"policy": "none", "percent": 100}, ["dmarc_weakened: p=reject > p=none"]),
        ("dmarc_enforced", {"policy": "reject", "percent": 100}, "dmarc_partial",
         {"policy": "reject", "percent": 20}, ["dmarc_weakened: p=reject > p=reject pct=20"]),
        ("dmarc_enforced", {"policy": "quarantine", "percent": 100}, "dmarc_absent", {},
         ["dmarc_weakened: p=quarantine > "]),
        ("dmarc_absent", {}, "dmarc_enforced", {"policy": "reject", "percent": 100},
         ["dmarc_strengthened:  > p=reject"]),
        ("spf_present", {}, "spf_open", {}, ["spf_opened: limited > open"]),
        ("spf_present", {}, "spf_many_lookups", {}, []),
        ("mailbox_deliverable", {}, "mailbox_undeliverable", {}, ["address_refused: accepted > refused"]),
        ("mailbox_undeliverable", {}, "mailbox_accepts_all", {}, ["address_accepted: refused > accepted"]),
        ("blocklists_clear", {"lists": "DBL, SURBL"}, "domain_blocklisted", {"list": "DBL"},
         ["listed:  > DBL"]),
        ("domain_blocklisted", {"list": "DBL"}, "blocklists_clear", {"lists": "DBL"}, ["unlisted: DBL > "]),
        ("domain_blocklisted", {"list": "DBL"}, "blocklists_clear", {"lists": "SURBL"}, []),
    ],
)  # fmt: skip
def test_what_findings_say(
    code: str, params: dict[str, Any], other: str, others: dict[str, Any], expected: list[str]
) -> None:
    assert pair(code, params, other, others) == expected


def test_a_list_that_was_never_asked_before_is_no_news() -> None:
    after = facts(NOW, said("domain_blocklisted", NOW, list="DBL"))
    assert found(facts(THEN), after) == []


def until(day: date, at: datetime) -> Facts:
    return facts(at, said("registration_until", at, date=day.isoformat()))


def test_the_end_of_a_registration_is_told_once_as_it_comes_near_and_as_it_moves() -> None:
    end = (NOW + timedelta(days=20)).date()
    assert found(until(end, THEN), until(end, NOW)) == [f"registration_expiring:  > {end}"]
    later = NOW + timedelta(days=5)
    assert found(until(end, NOW), until(end, later)) == []
    renewed = end.replace(year=end.year + 1)
    assert found(until(end, NOW), until(renewed, later)) == [f"registration_renewed: {end} > {renewed}"]
    assert found(until(end, THEN), until(end, THEN)) == [], "the look-up failed: the old answer stands"


def test_levels() -> None:
    assert found(facts(THEN), facts(NOW), Level.LOW, Level.HIGH) == ["level_rose: low > high"]
    assert found(facts(THEN), facts(NOW), Level.MEDIUM, Level.LOW) == ["level_fell: medium > low"]
    assert found(facts(THEN), facts(NOW), Level.UNKNOWN, Level.HIGH) == []
    assert found(facts(THEN), facts(NOW), Level.HIGH, Level.UNKNOWN) == []


def test_the_first_look_yields_nothing() -> None:
    nothing = replace(facts(THEN), checked_at=None)
    assert found(nothing, facts(NOW, said("site_parked", NOW)), Level.LOW, Level.HIGH) == []


EVERYTHING: tuple[Finding | Claim, ...] = (
    claim("registrar", "Gandi SAS", THEN),
    claim("company", "Firm GmbH", THEN),
    claim("created", "2010-02-03", THEN),
    claim("company", "Firm", THEN, "site"),
    said("registration_until", THEN, date="2026-12-01"),
    said("name_servers", THEN, hosts="a.x"),
    said("mail_servers", THEN, hosts="mx.x"),
    said("site_real", THEN),
    said("dmarc_enforced", THEN, policy="reject", percent=100),
    said("spf_present", THEN),
    said("mailbox_deliverable", THEN),
    said("blocklists_clear", THEN, lists="DBL"),
)


@given(st.sets(st.sampled_from(range(len(EVERYTHING)))), st.booleans())
def test_what_one_side_does_not_know_is_no_change(places: set[int], first: bool) -> None:
    """Whatever answers are missing, on either side: what is left is the same, so nothing changed."""
    some, every = [EVERYTHING[place] for place in places], list(EVERYTHING)
    before, after = (some, every) if first else (every, some)
    assert found(facts(THEN, *before), facts(NOW, *after)) == []


def test_source_and_times_are_those_of_the_answers() -> None:
    before = facts(THEN, said("site_real", THEN))
    (change,) = changes(
        before, facts(NOW, said("site_none", NOW)), lambda _: Level.LOW, NOW + timedelta(hours=1)
    )
    assert (change.source, change.since, change.at) == ("dns", THEN, NOW + timedelta(hours=1))
    assert change.code in {code for codes in CODES.values() for code in codes}
