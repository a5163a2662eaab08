"""The steps that the program brings: each place is a thing that can be, and each step has its sentence."""

from __future__ import annotations

from whowrites import sentences
from whowrites.advice import _DRAFTS
from whowrites.model import Level
from whowrites.steps import BOOK, CONTRADICTION, DEFAULTS, EFFORTS, FIRST, MAILING
from whowrites.weights import load


def test_every_level_and_only_codes_of_the_weights_have_steps() -> None:
    codes = load().codes
    levels = {f"level.{level}" for level in Level}
    reasons = {place.removeprefix("reason.") for place in DEFAULTS if place.startswith("reason.")}
    assert set(DEFAULTS) - levels - {f"reason.{code}" for code in reasons} == {CONTRADICTION, MAILING}
    assert levels < set(DEFAULTS)
    assert reasons <= set(codes)
    assert reasons >= FIRST
    assert set(EFFORTS) == set(Level)


def test_every_reason_says_what_to_do() -> None:
    telling = {code for code, weight in load().codes.items() if weight.points > 0}
    assert telling <= {place.removeprefix("reason.") for place in DEFAULTS}


def test_steps_and_letters_are_worded_and_use_what_their_reason_knows() -> None:
    for place, steps in BOOK.steps.items():
        known = {"address", "field"} if place == CONTRADICTION else {"address"}
        if place.startswith("reason."):
            known |= sentences.placeholders(place.removeprefix("reason."))
            known |= {"reply_to"} if place.startswith("reason.reply_to_") else set()
        for step in steps:
            for lang in sentences.languages():
                assert sentences.text(f"step.{step.code}", {}, lang)
            assert sentences.placeholders(f"step.{step.code}") <= known, (place, step.code)
    worded = {step.code for steps in BOOK.steps.values() for step in steps}
    assert set(_DRAFTS) <= worded
    for draft in _DRAFTS.values():
        for lang in sentences.languages():
            assert sentences.text(f"draft.{draft}", {}, lang)
