"""The form of the steps: rows as typed, moved, kept as ours where untouched, and each fault with its row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.model import Level, Step
from whowrites.steps import BOOK, Effort
from whowrites.web.step_form import BadStep, Row, efforts, placeholders, rows, steps, typed

PLACE = "reason.lookalike_contact"


def form(*texts: str, **more: str) -> dict[str, str]:
    return {f"text_{number}": text for number, text in enumerate(texts, 1)} | more


def test_what_was_not_touched_stays_ours_in_every_language() -> None:
    for lang in ("en", "zh_CN"):
        for place, held in BOOK.steps.items():
            assert steps(rows(held, lang), place, lang) == held


def test_a_changed_row_is_the_owners_own() -> None:
    held = (*rows(BOOK.steps[PLACE], "en")[:1], Row("Ring {known}, not {domain}", "write_known_address"))
    assert steps(held, PLACE, "en") == (Step("compare_letters"), Step("", {}, "Ring {known}, not {domain}"))


def test_rows_are_taken_as_typed_emptied_ones_go_and_moved_ones_move() -> None:
    assert [row.text for row in typed(form("a", " ", "b ", "c"))] == ["a", "b", "c"]
    assert [row.text for row in typed(form("a", "b", "c", move="3up"))] == ["a", "c", "b"]
    assert [row.text for row in typed(form("a", "b", move="1down"))] == ["b", "a"]
    for nowhere in ("1up", "2down", "9up", "xup", "0down", "²up"):
        assert [row.text for row in typed(form("a", "b", move=nowhere))] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ring {company}", "placeholder"),
        ("Ring {known.__class__}", "brace"),
        ("Ring {0}", "brace"),
        ("Ring {known", "brace"),
        ("Ring }known{", "brace"),
        ("{{known}}", "brace"),
        ("x" * 401, "step_long"),
    ],
)
def test_a_fault_names_row_and_what_is_allowed(text: str, code: str) -> None:
    with pytest.raises(BadStep) as bad:
        steps((Row("Fine", ""), Row(text, "")), PLACE, "en")
    assert (bad.value.row, bad.value.code) == (2, code)
    if code in ("placeholder", "brace"):
        assert "{known}" in str(bad.value.params["allowed"])


@given(st.text(alphabet="{}known .!:[]", max_size=30))
def test_what_is_kept_holds_no_brace_but_around_a_known_name(text: str) -> None:
    try:
        kept = steps((Row(text, ""),), PLACE, "en")[0].text
    except BadStep:
        return
    for name in placeholders(PLACE):
        kept = kept.replace(f"{{{name}}}", "")
    assert "{" not in kept
    assert "}" not in kept


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(BadStep) as bad:
        steps(tuple(Row(f"Step {n}", "") for n in range(13)), PLACE, "en")
    assert bad.value.code == "steps"


def test_effort_is_minutes_and_sample() -> None:
    said = {"minutes_high": "0", "minutes_medium": " 45 ", "sample_medium": "1", "minutes_low": ""}
    found = efforts(said)
    assert found[Level.MEDIUM] == Effort(45, True)
    assert found[Level.HIGH] == Effort(0, False)
    assert found[Level.LOW] == Effort(None, False)
    for bad in ("-1", "1.5", "601", "many", "٣", "9" * 30):
        with pytest.raises(BadStep):
            efforts({**said, "minutes_high": bad})
