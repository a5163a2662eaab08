"""The age that a site claims, beside the registration of its domain."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from sources_stage import Cache, People
from whowrites import sources as room
from whowrites.checks import site_age
from whowrites.checks.site_age import _compared
from whowrites.lab.world import Lab
from whowrites.model import Claim, Finding, Kind, Subject
from whowrites.net.deadline import Deadline
from whowrites.sentences import text
from whowrites.sources import Sources
from whowrites.sources.page_facts import Quoted

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def sources(lab: Lab) -> Sources:
    built = room.build(lab.internet, Cache(), People(), lambda: datetime.now(UTC)).at(Deadline.after(120))
    return dataclasses.replace(built, switches=frozenset({"website"}))


def only(sources: Sources, address: str) -> tuple[Finding, list[str]]:
    said = list(site_age.run(Subject(address), sources))
    (finding,) = [item for item in said if isinstance(item, Finding)]
    return finding, [item.value for item in said if isinstance(item, Claim)]


def test_since_1987_on_a_domain_of_two_months(sources: Sources) -> None:
    finding, founded = only(sources, "sales@stellan-gearworks.com")
    assert (finding.code, finding.kind, founded) == ("site_older_than_domain", Kind.RISK, ["1987"])
    day = finding.params["date"]
    assert text(finding.code, finding.params, "en") == (
        f"The web site says “1987”; its domain stellan-gearworks.com was registered on {day} "
        "(https://stellan-gearworks.com/)"
    )
    assert finding.detail == "Helical gears from Trollhättan since 1987."


def test_old_firms_on_old_domains(sources: Sources) -> None:
    for address, year in (
        ("a@northsea-bearings.com", "1998"),
        ("a@castellan-group.com", None),
        ("a@hengda-valves.cn", "2012"),
    ):
        finding, founded = only(sources, address)
        assert finding.kind is Kind.NOTE
        assert founded == ([year] if year else [])


def test_no_answer_is_unknown(sources: Sources) -> None:
    finding, _ = only(sources, "a@hengtal-fasteners.com")
    assert (finding.code, finding.params["reason"]) == ("site_age_unknown", "refused")
    assert list(site_age.run(Subject("a@meridian-oilfield.net"), sources)) == []


@pytest.mark.parametrize(
    ("founded", "copyright", "days", "code"),
    [
        ("1987", None, 60, "site_older_than_domain"),
        ("2025", None, 60, "site_age_fits"),
        ("1987", None, 800, "site_age_fits"),
        (None, "2009", 60, "site_copyright_before_domain"),
        (None, "2009", 800, "site_copyright_before_domain"),
        (None, "2009", 3000, "site_age_fits"),
        ("2026", "2009", 60, "site_copyright_before_domain"),
    ],
)
def test_steps(founded: str | None, copyright: str | None, days: int, code: str) -> None:
    told = [("https://x.example/", Quoted(year, year)) if year else None for year in (founded, copyright)]
    assert _compared(told[0], told[1], NOW - timedelta(days=days), "x.example", NOW).code == code
