"""A dismissed reason: what it still does, and when it is another one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.case import Case
from whowrites.dismissal import fingerprint, is_dismissed, weight_of_dismissed
from whowrites.model import Finding, Kind, Level
from whowrites.verdict import judge, rate
from whowrites.weights import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ADDRESS = "anna@nordtool.example"
WEIGHTS = load()


def risk(code: str, **params: str | int) -> Finding:
    return Finding(code, Kind.RISK, WEIGHTS.of(code).group, "test", NOW, params, check=code)


def wrong(*findings: Finding) -> frozenset[tuple[str, str]]:
    return frozenset((finding.code, fingerprint(finding)) for finding in findings)


def test_it_holds_while_the_domain_grows_older_and_ends_when_it_is_another_date() -> None:
    first = risk("domain_days_old", domain="nordtool.example", days=9, date="2026-11-14")
    later = risk("domain_days_old", domain="nordtool.example", days=20, date="2026-11-14")
    anew = risk("domain_days_old", domain="nordtool.example", days=1, date="2026-11-22")
    assert is_dismissed(later, wrong(first))
    assert not is_dismissed(anew, wrong(first))


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.text(max_size=8), st.integers(), st.none())))
def test_the_same_is_the_same_in_whatever_order_it_is_said(params: dict[str, str | int | None]) -> None:
    one = Finding("x", Kind.RISK, "name", "test", NOW, params)
    other = Finding("x", Kind.RISK, "name", "elsewhere", NOW, dict(reversed(params.items())))
    assert fingerprint(one) == fingerprint(other)
    assert len(fingerprint(one)) == 16


def test_it_gives_no_points_and_is_shown_as_dismissed() -> None:
    young = risk("domain_young", domain="nordtool.example", date="2026-09-01")
    title = risk("name_title", name="Dr. Anna")
    verdict = rate([young, title], WEIGHTS, ADDRESS, wrong(young))
    assert [item.finding.code for item in verdict.reasons] == ["name_title"]
    assert [(item.finding.code, item.points) for item in verdict.dismissed] == [("domain_young", 0.0)]
    assert verdict.score == WEIGHTS.of("name_title").points


DECISIVE = sorted(code for code, weight in WEIGHTS.codes.items() if weight.decisive)


def test_the_decisive_ones_are_the_few_that_the_page_speaks_of() -> None:
    assert DECISIVE == ["domain_blocklisted", "domain_not_registered", "lookalike_contact"]


@pytest.mark.parametrize("code", DECISIVE)
def test_a_decisive_one_keeps_medium(code: str) -> None:
    finding = risk(code)
    assert rate([finding], WEIGHTS, ADDRESS).level is Level.HIGH
    assert rate([finding], WEIGHTS, ADDRESS, wrong(finding)).level is Level.MEDIUM


def test_a_floor_goes_with_the_reason() -> None:
    mark = risk("name_imitates_trust_mark", mark="✓")
    assert rate([mark], WEIGHTS, ADDRESS).level is Level.MEDIUM
    assert rate([mark], WEIGHTS, ADDRESS, wrong(mark)).level is Level.UNKNOWN


def test_a_dismissed_reply_to_voids_nothing_any_more() -> None:
    elsewhere = risk("reply_to_other_company", reply_to="anna@spindle.example", sender="nordtool.example")
    good = Finding("name_related", Kind.GOOD, "name", "test", NOW, {}, check="display_name")
    before = judge(Case([good], None, [elsewhere], ADDRESS, ""), WEIGHTS)
    after = judge(Case([good], None, [elsewhere], ADDRESS, "", wrong(elsewhere)), WEIGHTS)
    assert before.goods[0].points == 0.0
    assert after.goods[0].points < 0
    assert weight_of_dismissed(WEIGHTS.of("reply_to_other_company")).voids_goods is False


def test_what_is_no_risk_cannot_be_dismissed() -> None:
    good = Finding("name_related", Kind.GOOD, "name", "test", NOW, {}, check="display_name")
    assert not is_dismissed(good, wrong(good))
