"""The owner's own steps: kept, shown in place of ours, taken back; and text that stays text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites import own_steps, present, sentences
from whowrites.model import Level, Step
from whowrites.steps import BOOK, EFFORTS, Effort


class Kept(dict[str, Any]):
    def set(self, key: str, value: Any) -> None:
        self[key] = value


def test_nothing_changed_is_the_programs_own_book() -> None:
    assert own_steps.book(Kept()) is BOOK


def test_a_place_is_changed_told_apart_and_reset() -> None:
    settings = Kept()
    steps = (Step("", {}, "Ring the chamber of commerce"), Step("stop"))
    own_steps.keep(settings, "level.high", steps)
    book = own_steps.book(settings)
    assert book.steps["level.high"] == steps
    assert book.steps["level.low"] == BOOK.steps["level.low"]
    assert book.mark != BOOK.mark
    assert own_steps.changed(settings) == {"level.high"}
    own_steps.keep(settings, "level.low", ())
    assert own_steps.book(settings).steps["level.low"] == ()
    own_steps.reset(settings, "level.high")
    own_steps.keep(settings, "level.low", BOOK.steps["level.low"])  # as it was: no change of the owner's
    assert own_steps.changed(settings) == frozenset()


def test_a_place_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        own_steps.keep(Kept(), "level.terrible", (Step("stop"),))


def test_a_place_of_another_version_is_passed_over() -> None:
    settings = Kept(steps={"reason.long_gone": [{"text": "x"}]})
    assert "reason.long_gone" not in own_steps.book(settings).steps


def test_effort_is_kept_per_level() -> None:
    settings = Kept()
    own_steps.keep_efforts(settings, {**EFFORTS, Level.MEDIUM: Effort(45, False)})
    book = own_steps.book(settings)
    assert book.efforts[Level.MEDIUM] == Effort(45, False)
    assert book.efforts[Level.LOW] == EFFORTS[Level.LOW]


PARAMS = {"name": "Anna", "known": "{name}"}


def test_placeholders_are_filled_once_from_the_closed_list() -> None:
    said = sentences.own_words("Ask {name} at {known}, not {domain} or {0} or {name.__class__}", PARAMS, "en")
    assert said == "Ask Anna at {name}, not {domain} or {0} or {name.__class__}"


@given(st.text(alphabet="{}nam!:.[]0 e_", max_size=60))
def test_no_text_is_a_template(text: str) -> None:
    said = sentences.own_words(text, {"name": "X"}, "en")
    assert said == present.safe_text(text, 1_000).replace("{name}", "X")
