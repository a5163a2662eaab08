"""The account in words: whole sentences in every language for all that an explanation can say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites import sentences
from whowrites.account import Account, account
from whowrites.case import Case
from whowrites.dismissal import fingerprint
from whowrites.explain import explain
from whowrites.model import Finding, Kind
from whowrites.weights import changed, load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
OWN = "anna@nordtool.example"
WEIGHTS = load()


def fact(code: str, **params: str | int) -> Finding:
    weight = WEIGHTS.of(code)
    kind = Kind.RISK if weight.points > 0 else Kind.GOOD if weight.points < 0 else Kind.NOTE
    return Finding(code, kind, weight.group, "rdap", NOW, params, check=code)


def told(*own: Finding, wrong: tuple[Finding, ...] = (), lang: str = "en") -> Account:
    dismissed = frozenset((item.code, fingerprint(item)) for item in wrong)
    return account(explain(Case(own, None, (), OWN, dismissed=dismissed), WEIGHTS), OWN, WEIGHTS, lang)


def test_each_line_has_points_source_and_what_would_clear_it() -> None:
    found = told(fact("domain_second_year", domain="nordtool.example", date="2025-04-01"))
    (line,) = found.lines
    assert (line.points, line.line.source) == ("+1", "RDAP")
    assert line.without == "Without it: Not enough evidence."
    assert line.clears.startswith("Cleared by what is older than the domain")
    assert found.sum == "+1 points in all; Caution from 1.0, High risk from 2.8 out of 2 kinds of facts."
    assert found.bounds == (
        "To “High risk”: points missing: 1.8, out of 2 kinds of facts (now 1).",
        "Below “Caution”: with 0.01 points less.",
    )


def test_a_dismissed_reason_says_what_it_would_give() -> None:
    young = fact("domain_days_old", domain="nordtool.example", days=9, date="2026-11-14")
    (line,) = told(young, wrong=(young,)).lines
    assert (line.points, line.why) == ("0", "You called it wrong: it gives no points (else +3).")
    assert line.clears == ""


def test_points_for_a_sender_carry_a_minus() -> None:
    (line,) = told(fact("name_related", name="Anna")).lines
    assert line.points == "\N{MINUS SIGN}0.7"


def test_the_owners_own_weights_are_named() -> None:
    assert told(fact("name_title", name="Mrs. A")).own == ""
    own = changed(WEIGHTS, {"name_title": 0.5, "domain_old": 0.0})
    found = account(explain(Case((fact("name_title"),), None, (), OWN), own), OWN, own, "en")
    assert found.own == "Rated with your own weights: 2 changed."
    assert found.lines[0].points == "+0.5"


def test_a_fact_about_the_milder_address_says_that_it_gives_nothing() -> None:
    case = Case((fact("domain_old"),), (fact("domain_days_old"),), (), OWN, "x@spindle.example")
    by_points = {line.points: line for line in account(explain(case, WEIGHTS), OWN, WEIGHTS, "en").lines}
    assert set(by_points) == {"+3", "0"}
    assert by_points["0"].why.startswith("Belongs to the other address")


def test_two_kinds_of_facts_are_asked_for_where_the_points_are_there() -> None:
    found = told(fact("domain_days_old", domain="nordtool.example", days=9, date="2026-11-14"))
    assert found.bounds[0] == (
        "To “High risk”: the points are there, and 2 kinds of facts have to speak against the sender."
    )


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_every_reason_has_a_sentence_on_what_clears_it(lang: str) -> None:
    for code, weight in WEIGHTS.codes.items():
        if weight.points > 0:
            assert any(sentences.has_sentence(f"clears.{key}", lang) for key in (code, weight.group)), code


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_every_why_is_worded(lang: str) -> None:
    plain = ("dismissed", "milder", "voided", "damped", "outdone", "limited", "decisive", "floor")
    for why in (*plain, "damped_good"):
        assert sentences.has_sentence(f"explain.why_{why}", lang)
