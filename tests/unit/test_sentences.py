"""Sentences of a language: plural, codes as params, unknown codes as they are, nothing from outside acts."""

from __future__ import annotations

import pytest

from whowrites.sentences import has_sentence, languages, own_words, placeholders, text, word


def test_languages_and_what_they_hold() -> None:
    assert set(languages()) == {"en", "zh_CN"}
    assert has_sentence("finding.domain_young", "en") and not has_sentence("finding.none", "en")
    assert placeholders("card.of_country") == {"value", "country"}


def test_plural_and_words_of_codes() -> None:
    assert text("strength.pages", {"n": 1}, "en") == "1 page of the site could be read"
    assert text("strength.pages", {"n": 3}, "en") == "3 pages of the site could be read"
    said = text("strength.role", {"title": "Buyer", "function": "purchasing", "rank": "unsaid"}, "zh_CN")
    assert said == "写信人署名职务为“Buyer”：采购，未说明职级"


def test_sources_of_the_owners_own_finds_are_named_by_their_host() -> None:
    assert word("source", "hit:firms.example", "en") == "found by you at firms.example"
    assert word("source", "elsewhere", "en") == "elsewhere"


def test_what_is_no_code_is_a_fault_of_ours_and_values_do_not_act() -> None:
    with pytest.raises(KeyError):
        text("strength.none", {}, "en")
    assert own_words("{a} {b}", {"a": "{b}"}, "en") == "{b} {b}"
