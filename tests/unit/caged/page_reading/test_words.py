"""The word tables as expressions."""

from __future__ import annotations

import pytest

from whowrites.caged.page_reading.words import any_of, any_word, around, listed


def test_a_word_stands_by_itself_where_its_script_has_spaces() -> None:
    found = any_of(["tel", "电话", "tél", "'den beri"])
    assert found.search("Tel: 1") and found.search("TEL.0421") and found.search("Tél 1")
    assert not found.search("hotel 5")
    assert not found.search("telling")
    assert found.search("公司电话号码")
    assert found.search("1998'den beri")


def test_the_longest_word_is_found_first() -> None:
    match = any_of(["a", "a b c", "a b"]).search("x a b c")
    assert match is not None and match.group() == "a b c"


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("pages", ("about", "contact", "imprint", "products")),
        ("labels", ("phone", "fax")),
        ("founded", ("before",)),
    ],
)
def test_the_tables_speak_the_languages_of_trade(section: str, names: tuple[str, ...]) -> None:
    for name in names:
        said = "".join(listed("page_words", section, name))
        for first, last in (("a", "z"), ("\u4e00", "\u9fff"), ("\u0400", "\u04ff"), ("\u0600", "\u06ff")):
            assert any(first <= char <= last for char in said), (name, first)
        assert any_word("page_words", section, name).search(listed("page_words", section, name)[0])


def test_words_around_a_find() -> None:
    line = "x" * 300 + "HERE" + "y" * 300
    assert around(line, 300, 304, 20) == "x" * 8 + "HERE" + "y" * 8
    assert around("short HERE", 6, 10) == "short HERE"
