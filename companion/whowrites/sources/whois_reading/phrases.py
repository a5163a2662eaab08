"""Whether a WHOIS text says "slow down" or "no such domain": the first must never read as the second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from whowrites.sources import tables
from whowrites.sources.whois_reading.lines import LONGEST_LINE, MOST_LINES

_MOST_WORDS = 30
_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-_")
_AROUND = "\"'`,;:()[]<>!?"
_LEADING = " \t%#*>-.<\"'["
_TINY = 300
_ONE_SENTENCE = 160
_MOST_SENTENCES = 150
_LONGEST_SENTENCE = 240


def verdict(text: str) -> Literal["throttled", "available", ""]:
    """What a text says that holds no record: "throttled" before all else, empty where it says neither."""
    lines = folded(text)
    if throttled(lines):
        return "throttled"
    whole = " ".join(lines)
    denied = not_found(lines)
    # A line or two are an answer, not a page of law: words of complaint are meant for us.
    if len(whole) <= _TINY and any(map(_complains, lines)):
        return "throttled"
    if denied:
        return "available"
    if any(map(_complains, lines[:_MOST_SENTENCES])) or (
        len(whole) <= _ONE_SENTENCE and _holds("complaint", whole)
    ):
        return "throttled"
    meant = (line for line in lines[:_MOST_SENTENCES] if not _is_law(line))
    return "available" if any(_holds("absence", line) for line in meant) else ""


def _complains(line: str) -> bool:
    return _holds("complaint", line) and not _is_law(line)


def _is_law(line: str) -> bool:
    return _holds("law", f" {line} ")


def throttled(lines: Sequence[str]) -> bool:
    """Whether any of the folded lines says that the server will not answer us now."""
    return _says("throttled", lines)


def not_found(lines: Sequence[str]) -> bool:
    """Whether any of the folded lines says that there is no such domain."""
    return _says("not_found", lines)


def folded(text: str) -> list[str]:
    """The lines as they are compared: lower case, outer punctuation off, each host name as "{}"."""
    lines = (line[:LONGEST_LINE].strip(_LEADING).lower() for line in text.splitlines())
    return [_fold(line) for line in [line for line in lines if line][:MOST_LINES]]


def _fold(line: str) -> str:
    words = (word.strip(_AROUND) or word for word in line.split()[:_MOST_WORDS])
    return " ".join("{}" if _is_host(word) else word for word in words).rstrip(" .:")


def _is_host(word: str) -> bool:
    return "." in word[1:-1] and _HOST.issuperset(word.rstrip("."))


def _says(meaning: str, lines: Sequence[str]) -> bool:
    starts, phrases, equals = _phrases()[meaning]
    whole = "\n".join(lines)
    contains = [phrase for phrase in phrases if phrase in whole]
    unless = tables.toml("whois_phrases.toml")[meaning].get("unless", ())
    return any(
        line.startswith(starts) or line in equals or any(phrase in line for phrase in contains)
        for line in lines
        if not any(phrase in line for phrase in unless)
    )


def _holds(meaning: str, line: str) -> bool:
    """Whether the line has a word of each group that the meaning needs, and none that turns it round."""
    if len(line) > _LONGEST_SENTENCE:
        return meaning == "law"
    what, how, unless = _words(meaning)
    return (
        any(word in line for word in what)
        and (not how or any(word in line for word in how))
        and not any(word in line for word in unless)
    )


@cache
def _words(meaning: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    table = tables.toml("whois_phrases.toml")[meaning]
    return tuple(table["what"]), tuple(table.get("how", ())), tuple(table.get("unless", ()))


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]]:
    table = tables.toml("whois_phrases.toml")
    return {
        meaning: (
            tuple(_fold(phrase) for phrase in table[meaning].get("starts", ())),
            tuple(_fold(phrase) for phrase in table[meaning].get("contains", ())),
            frozenset(_fold(phrase) for phrase in table[meaning].get("equals", ())),
        )
        for meaning in ("throttled", "not_found")
    }
