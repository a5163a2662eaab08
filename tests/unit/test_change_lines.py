"""Changes as sentences."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.change_lines import change_line
from whowrites.change_matters import CODES
from whowrites.model import Level
from whowrites.records import Change
from whowrites.sentences import languages

AT = datetime(2026, 1, 2, tzinfo=UTC)


def test_words_of_ours_are_told_in_the_language_and_values_as_they_are() -> None:
    gone = Change("d" * 32, "site_gone", "real", "gone", AT, "site", AT)
    line = change_line(gone, "ann@firm.example", Level.HIGH, "en")
    assert line.text == "The site is gone: a site of its own → no site"
    assert (line.id, line.address, line.level, line.source) == (
        "d" * 32, "ann@firm.example", Level.HIGH, "the sender's web site",
    )  # fmt: skip
    moved = Change("d" * 32, "registrar_changed", "real", "gone", AT, "rdap", AT)
    assert change_line(moved, "a@b.example", Level.LOW, "en").text == "Another registrar: real → gone"
    assert (
        "无 → p=none"
        in change_line(
            Change("d", "dmarc_strengthened", "", "p=none", AT, "dns"), "a@b.example", Level.LOW, "zh_CN"
        ).text
    )


def test_a_hostile_value_is_cleaned_and_no_template() -> None:
    evil = Change("d", "registrar_changed", "{after}\u202e{0}", "b\nc", AT, "rdap")
    told = change_line(evil, "a@b.example", Level.LOW, "en")
    assert "{after}" in told.text
    assert "\u202e" not in told.text + told.before
    assert "\n" not in told.text + told.after


@pytest.mark.parametrize("lang", languages())
def test_every_code_makes_a_sentence(lang: str) -> None:
    for code in [code for codes in CODES.values() for code in codes] + ["of_an_older_version"]:
        told = change_line(Change("d", code, "x", "y", AT), "a@b.example", Level.LOW, lang)
        assert "{" not in told.text
        assert "x" in told.text or "y" in told.text
