"""Folding and LIKE patterns: what somebody types finds what is there, and nothing in it is a wildcard."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.store.fold import MAX_TERMS, escape, fold, patterns


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Bób  SMITH", "bob smith"),
        ("MÜLLER & Söhne", "muller & sohne"),
        ("Straße", "strasse"),
        ("ＡＣＭＥ", "acme"),
        ("广州 贸易", "广州 贸易"),
        ("ac\u200bme\u202e", "acme"),
        ("line\r\nbreak\x00s", "line break s"),
        ("\ud800lone", "lone"),
        ("  ", ""),
    ],
)
def test_what_looks_alike_becomes_the_same(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_like_takes_every_character_for_itself(hay: str, needle: str) -> None:
    hay, needle = fold(hay), fold(needle)
    with sqlite3.connect(":memory:") as db:
        hit = db.execute("SELECT ? LIKE ? ESCAPE '\\'", (hay, f"%{escape(needle)}%")).fetchone()[0]
    assert bool(hit) == (needle in hay)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_piece_of_a_folded_text_always_finds_it(text: str, start: int, end: int) -> None:
    piece = fold(text)[start:end]
    with sqlite3.connect(":memory:") as db:
        for pattern in patterns(piece):
            assert db.execute("SELECT ? LIKE ? ESCAPE '\\'", (fold(text), pattern)).fetchone()[0]


def test_a_pattern_for_each_word_and_not_for_ever() -> None:
    assert patterns("100% a_b") == [r"%100\%%", r"%a\_b%"]
    assert patterns(" \t ") == []
    assert len(patterns("a " * 500)) == MAX_TERMS
