"""The manual checklist: which answers warn, which clear, and that each has its weight and its sentences."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites import sentences
from whowrites.checklist import CODES, DEAL, NETWORK, QUESTIONS, findings
from whowrites.model import Kind, Level
from whowrites.records import Answer
from whowrites.verdict import rate
from whowrites.weights import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ADDRESS = "anna@nordtool.example"


def answered(**answers: str) -> list[Answer]:
    return [Answer(question, answer, "", NOW) for question, answer in answers.items()]


def test_every_code_is_weighed_in_its_group_and_worded_in_every_language() -> None:
    weights = load()
    for found in findings([Answer(q, a, "", NOW) for q in QUESTIONS for a in ("yes", "no")]):
        weight = weights.codes[found.code]
        assert weight.group == found.group
        assert (found.kind is Kind.RISK) == (weight.points > 0), found.code
        assert (found.kind is Kind.GOOD) == (weight.points < 0), found.code
        for lang in sentences.languages():
            assert sentences.text(found.code, {}, lang)
    assert {code for code in weights.codes if code.startswith("checklist_")} == set(CODES)


def test_what_was_not_looked_into_is_no_evidence() -> None:
    assert list(findings(answered(bank="not_looked", fee="", unheard_of="yes"))) == []


@pytest.mark.parametrize("question", DEAL)
def test_a_warning_of_the_deal_is_one_reason_and_never_high_alone(question: str) -> None:
    verdict = rate(findings(answered(**{question: "yes"})), load(), ADDRESS)
    assert [item.finding.source for item in verdict.reasons] == ["you"]
    assert verdict.level in (Level.MEDIUM, Level.UNKNOWN)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_answer_moves_the_score_by_its_own_weight(question: str) -> None:
    for answer in ("yes", "no"):
        verdict = rate(findings(answered(**{question: answer})), load(), ADDRESS)
        worth = load().of(f"checklist_{question}_{answer}")
        assert verdict.score == pytest.approx(worth.points)
        kept = verdict.level is Level.MEDIUM
        assert kept is (worth.points >= load().method.medium or worth.floor is Level.MEDIUM)


def test_two_kinds_of_warnings_make_it_high() -> None:
    verdict = rate(findings(answered(bank="yes", forwarder="yes")), load(), ADDRESS)
    assert verdict.level is Level.HIGH


def test_a_fine_profile_cannot_buy_off_changed_bank_details() -> None:
    answers = answered(bank="yes", **dict.fromkeys(NETWORK, "yes"))
    assert rate(findings(answers), load(), ADDRESS).level is Level.MEDIUM


def test_that_nothing_odd_was_asked_for_clears_nobody() -> None:
    verdict = rate(findings(answered(**dict.fromkeys(DEAL, "no"))), load(), ADDRESS)
    assert (verdict.score, verdict.goods) == (0.0, ())
