"""Outside text on display: nothing hides, turns the line round, steers a terminal or runs on for ever."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.safe_text import safe_text, turns


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Anna\u202egreB", "AnnagreB"),
        ("An\u200bna", "Anna"),
        ("Anna\r\nBerg", "Anna Berg"),
        ("Anna\u2028Berg", "Anna Berg"),
        ("\x1b[31mAnna\x1b]8;;http://x.example\x07", "[31mAnna]8;;http://x.example"),
        ("  Anna \t Berg  ", "Anna Berg"),
        ("Anna\U000e0041", "Anna"),
        ("Cafe\u0301", "Café"),
        ("Anna\ud83d", "Anna"),
        ("王小明", "王小明"),
        ("<b>{{7*7}}%s", "<b>{{7*7}}%s"),
    ],
)
def test_what_is_shown(raw: str, shown: str) -> None:
    assert safe_text(raw) == shown


def test_long_text_is_cut_with_a_sign() -> None:
    cut = safe_text("x" * 1_000_000, 20)
    assert cut == "x" * 19 + "…"


def test_heaped_marks_are_thinned() -> None:
    assert len(safe_text("a" + "\u0316" * 5000)) <= 6


def test_turned_text_is_a_fact_of_its_own_and_the_writing_of_other_languages_is_not() -> None:
    assert turns("Anna\u202egreB")
    assert not turns("Anna Berg, 王小明, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n")


@given(st.text(), st.integers(min_value=2, max_value=50))
def test_the_result_is_one_printable_line_and_stays_the_same(raw: str, limit: int) -> None:
    shown = safe_text(raw, limit)
    assert len(shown) <= limit
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert safe_text(shown, limit) == shown
