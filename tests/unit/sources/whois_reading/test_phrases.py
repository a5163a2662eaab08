"""Slow down, and no such domain: told apart, and not read out of pages of law."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from whowrites.sources import tables
from whowrites.sources.whois_reading import phrases


@pytest.mark.parametrize(
    "text",
    [
        "% Too many requests...\n%% No entries found in the database.",
        "Please go away for 20 seconds",
        "whois.quill.example: only 1 request per second allowed, try again later",
        "% Error: 42 Connection refused; access control limit reached.",
        "WHOIS LIMIT EXCEEDED - SEE WWW.QUILL.EXAMPLE FOR DETAILS",
        "Query rate limit exceeded. Please try again later.",
        "-7: IP address blocked",
        "BLOCKED",
        "Sorry, the server is busy now. Try later.",
    ],
)
def test_throttled(text: str) -> None:
    assert phrases.throttled(phrases.folded(text))


@pytest.mark.parametrize(
    "text",
    [
        'No match for "EXAMPLE.COM".',
        "No matching record.",
        "% nothing found",
        "Domain Status: No Object Found",
        "Status: AVAILABLE",
        "domain example.io not found",
        "example.nl is free",
        ">>> Domain example.love is available for registration",
        "%ERROR:103: Domain is not registered",
        "    This domain name has not been registered.",
        "Nincs talalat / No match",
    ],
)
def test_not_found(text: str) -> None:
    folded = phrases.folded(text)
    assert phrases.not_found(folded) and not phrases.throttled(folded)


@pytest.mark.parametrize(
    "text",
    [
        "that data is not available\nat https://www.quill.example or not found\nin the public register.",
        "You agree not to use high-volume queries, which may be rate limited or\nblacklisted. See the terms",
        "Domain: example.eu\nScript: LATIN",
        "",
    ],
)
def test_neither(text: str) -> None:
    folded = phrases.folded(text)
    assert not phrases.not_found(folded) and not phrases.throttled(folded)


def test_hosts_are_folded_away_so_that_no_name_is_a_phrase() -> None:
    assert phrases.folded('Domain "not-found.example" is free.') == ["domain {} is free"]


def test_both_tables_are_filled() -> None:
    table = tables.toml("whois_phrases.toml")
    assert min(len(table[kind]["starts"]) for kind in ("throttled", "not_found")) > 40


SENTENCES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", SENTENCES["throttled"])
def test_complaints_in_many_words(text: str) -> None:
    assert phrases.verdict(text) == "throttled"
    assert phrases.verdict(f"{text}\nNo match for example.com.") == "throttled"


@pytest.mark.parametrize("text", SENTENCES["available"])
def test_absence_in_many_words(text: str) -> None:
    assert phrases.verdict(text) == "available"


@pytest.mark.parametrize("text", SENTENCES["neither"])
def test_reserved_and_refused_names_are_not_available(text: str) -> None:
    assert phrases.verdict(text) != "available"


def test_an_answer_with_less_in_it_is_an_answer() -> None:
    text = '% Query rate limit exceeded. Reduced information.\n\n% No match for domain "example.com"'
    assert phrases.verdict(text) == "available"
