"""Is there a real site, and is it his: each state of a site from the wire to the sentence."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from sources_stage import Cache, People
from whowrites import sources as room
from whowrites.checks import site_age, site_pages, website
from whowrites.lab.world import Lab
from whowrites.model import Claim, Finding, Kind, Subject
from whowrites.net.deadline import Deadline
from whowrites.sentences import text
from whowrites.sources import Sources


@pytest.fixture
def sources(lab: Lab) -> Sources:
    built = room.build(lab.internet, Cache(), People(), lambda: datetime.now(UTC)).at(Deadline.after(120))
    return dataclasses.replace(built, switches=frozenset({"website"}))


def findings(sources: Sources, address: str) -> dict[str, Finding]:
    said = website.run(Subject(address), sources)
    return {item.code: item for item in said if isinstance(item, Finding)}


@pytest.mark.parametrize(
    ("domain", "code", "kind", "sentence"),
    [
        (
            "northsea-bearings.com",
            "site_real",
            Kind.NOTE,
            "A web site answers at https://northsea-bearings.com/",
        ),
        (
            "meridian-oilfield.net",
            "site_for_sale",
            Kind.RISK,
            "The web site https://meridian-oilfield.net/ offers the domain meridian-oilfield.net for sale",
        ),
        (
            "pellworm-cables.com",
            "site_default_page",
            Kind.NOTE,
            "At https://pellworm-cables.com/ stands only the page with which the web server was delivered",
        ),
        (
            "arborfield-tools.com",
            "site_holding_page",
            Kind.NOTE,
            "At http://arborfield-tools.com/ stands only a holding page",
        ),
        (
            "brunswick-alloys.com",
            "site_of_another",
            Kind.RISK,
            "The web site of brunswick-alloys.com leads to castellan-group.com, another name, which does not "
            "mention brunswick-alloys.com",
        ),
        (
            "tidewater-gaskets.com",
            "site_certificate_bad",
            Kind.RISK,
            "The web site's certificate does not hold; what it shows was not read",
        ),
        ("no-such-firm-here.com", "site_none", Kind.NOTE, "no-such-firm-here.com has no web site"),
        (
            "hengtal-fasteners.com",
            "website_unknown",
            Kind.UNKNOWN,
            "The web site could not be checked: the server refused to answer",
        ),
    ],
)
def test_a_site_in_a_sentence(sources: Sources, domain: str, code: str, kind: Kind, sentence: str) -> None:
    finding = findings(sources, f"sales@{domain}")[code]
    assert (finding.kind, finding.source, finding.group) == (kind, "site", "registry")
    assert text(code, finding.params, "en") == sentence


def test_the_certificate_is_told(sources: Sources) -> None:
    held = findings(sources, "sales@northsea-bearings.com")["site_certificate"]
    assert held.params["issuer"] == "Simulated internet, this run only"
    assert held.detail == "northsea-bearings.com"
    assert "site_unencrypted" in findings(sources, "sales@arborfield-tools.com")
    assert "expired" in findings(sources, "sales@tidewater-gaskets.com")["site_certificate_bad"].detail


def test_the_firm_that_a_certificate_names_is_claimed(sources: Sources) -> None:
    address = "anfrage@lindenhof-optics.com"
    said = {(c.field, c.value) for c in claims(sources, address) if c.source == "certificate"}
    assert said == {("company", "Lindenhof Optik GmbH"), ("country", "DE")}
    held = findings(sources, address)["site_certificate_of"]
    assert text(held.code, held.params, "en").endswith("to the firm Lindenhof Optik GmbH")
    assert not [c for c in claims(sources, "sales@northsea-bearings.com") if c.source == "certificate"]


def claims(sources: Sources, address: str) -> list[Claim]:
    return [item for item in website.run(Subject(address), sources) if isinstance(item, Claim)]


def test_the_domain_that_the_visit_ended_at_is_claimed(sources: Sources) -> None:
    said = list(website.run(Subject("sales@brunswick-alloys.com"), sources))
    assert [item.value for item in said if isinstance(item, Claim)] == ["castellan-group.com"]


@pytest.mark.parametrize("check", [website, site_pages, site_age])
def test_free_mail_and_the_switch(sources: Sources, lab: Lab, check: object) -> None:
    assert list(check.run(Subject("somebody@gmail.com"), sources)) == []  # type: ignore[attr-defined]
    off = dataclasses.replace(sources, switches=frozenset())
    assert list(check.run(Subject("sales@northsea-bearings.com"), off)) == []  # type: ignore[attr-defined]
    assert lab.log == []
