"""The account of a verdict: points that add up to the score, why a fact gave less, and the level without
it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.case import Case
from whowrites.dismissal import fingerprint
from whowrites.explain import Explanation, explain
from whowrites.model import Finding, Kind, Level
from whowrites.verdict import judge_level
from whowrites.weights import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
OWN, OTHER = "anna@nordtool.example", "anna@spindle.example"
WEIGHTS = load()


def fact(code: str, **params: str) -> Finding:
    weight = WEIGHTS.of(code)
    kind = Kind.RISK if weight.points > 0 else Kind.GOOD if weight.points < 0 else Kind.NOTE
    return Finding(code, kind, weight.group, "test", NOW, params, check=code)


def account(*own: Finding, message: tuple[Finding, ...] = ()) -> Explanation:
    return explain(Case(own, None, message, OWN), WEIGHTS)


def why(explanation: Explanation) -> dict[str, str]:
    return {signal.weighed.finding.code: signal.why for signal in explanation.signals}


@given(st.sets(st.sampled_from(sorted(WEIGHTS.codes))))
def test_what_the_signals_gave_is_the_score(codes: set[str]) -> None:
    found = account(*(fact(code) for code in sorted(codes)))
    assert sum(signal.weighed.points for signal in found.signals) == pytest.approx(
        found.verdict.score, abs=0.011
    )
    for signal in found.signals:
        if signal.weighed.points != signal.worth:
            assert signal.why, signal


FACTS = st.lists(st.sampled_from(sorted(WEIGHTS.codes)), unique=True, max_size=8)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A message with two addresses, or one; a fact of it may be about its Reply-To."""
    own, other, said = (tuple(fact(code) for code in draw(FACTS)) for _ in range(3))
    about = tuple(fact(code, of="reply_to") for code in draw(FACTS))
    wrong = frozenset((item.code, fingerprint(item)) for item in own[: draw(st.integers(0, 2))])
    two = draw(st.booleans())
    if not two:
        return Case(own, None, said, OWN, dismissed=wrong)
    return Case(own, other, (*said, *about), OWN, OTHER, wrong)


@given(cases())
def test_of_two_addresses_only_the_facts_of_the_worse_one_add_up(case: Case) -> None:
    found = explain(case, WEIGHTS)
    assert sum(signal.weighed.points for signal in found.signals) == pytest.approx(
        found.verdict.score, abs=0.011
    )
    for signal in found.signals:
        assert signal.why or signal.weighed.points == signal.worth, signal
        if signal.why == "milder":
            assert not signal.weighed.points


@given(cases())
def test_what_is_said_to_change_the_level_does(case: Case) -> None:
    """A threshold moved by the points that are said to be missing, or to be too many, is those points."""
    found = explain(case, WEIGHTS)
    level = found.verdict.level
    if found.down is not None and found.down.points <= 0:
        name = "high" if level is Level.HIGH else "medium"
        higher = replace(WEIGHTS.method, **{name: round(found.down.threshold - found.down.points + 0.01, 2)})
        assert judge_level(case, replace(WEIGHTS, method=higher)) is not level
    if found.up is not None and found.up.groups >= found.up.groups_needed:
        name = "high" if found.up.level is Level.HIGH else "medium"
        lower = replace(WEIGHTS.method, **{name: round(found.up.threshold - found.up.points, 2)})
        assert judge_level(case, replace(WEIGHTS, method=lower)) is found.up.level
    for signal in found.signals:
        if signal.without is not None:
            assert judge_level(case.without(signal.weighed.finding), WEIGHTS) is signal.without is not level


def test_a_level_that_one_fact_keeps_is_not_said_to_fall_with_fewer_points() -> None:
    assert account(fact("from_unreadable")).down is None
    assert account(fact("lookalike_contact"), fact("reply_to_other_free")).down is None
    both = Case((fact("domain_second_year"),), (fact("domain_second_year"), fact("spf_open")), (), OWN, OTHER)
    assert explain(both, WEIGHTS).down is None


def test_each_reason_says_what_the_level_would_be_without_it() -> None:
    found = account(fact("domain_days_old"), fact("reply_to_other_company"))
    assert found.verdict.level is Level.HIGH
    assert {signal.weighed.finding.code: signal.without for signal in found.signals} == {
        "domain_days_old": Level.MEDIUM,
        "reply_to_other_company": Level.MEDIUM,
    }


def test_a_fact_of_the_message_is_left_out_of_both_addresses() -> None:
    reply_to = fact("reply_to_other_free")
    title = fact("name_title")
    case = Case((), (), (reply_to, title), OWN, OTHER)
    found = explain(case, WEIGHTS)
    assert found.verdict.level is Level.HIGH
    assert {signal.without for signal in found.signals} == {Level.MEDIUM}


def test_why_a_fact_gave_less_than_it_is_worth() -> None:
    found = account(fact("name_title"), fact("name_unrelated"), fact("lookalike_contact"))
    assert why(found) == {"name_title": "", "name_unrelated": "outdone", "lookalike_contact": "decisive"}
    goods = [code for code, weight in WEIGHTS.codes.items() if weight.points < -0.4 and not weight.unlimited]
    assert "limited" in why(account(*(fact(code) for code in goods))).values()
    voided = account(fact("name_related"), message=(fact("reply_to_other_free"),))
    assert why(voided)["name_related"] == "voided"


def test_a_dismissed_reason_says_so_and_what_it_would_do_is_told_by_its_worth() -> None:
    young = fact("domain_days_old", date="2026-11-14")
    wrong = frozenset({(young.code, fingerprint(young))})
    found = explain(Case((young,), None, (), OWN, dismissed=wrong), WEIGHTS)
    (signal,) = found.signals
    assert (signal.why, signal.weighed.points, signal.worth) == ("dismissed", 0.0, 3.0)


def test_how_far_the_next_levels_are() -> None:
    medium = account(fact("domain_second_year"))
    assert medium.verdict.level is Level.MEDIUM
    assert medium.up is not None
    assert medium.up.level is Level.HIGH
    assert medium.up.points == pytest.approx(WEIGHTS.method.high - medium.verdict.score)
    assert (medium.up.groups, medium.up.groups_needed) == (1, WEIGHTS.method.high_groups)
    assert medium.down is not None
    assert medium.down.points <= 0
    high = account(fact("domain_days_old"), fact("reply_to_other_free"))
    assert high.up is None
    nothing = account()
    assert nothing.up is not None
    assert nothing.up.level is Level.MEDIUM
    assert nothing.down is None
