"""Whether a WHOIS text says "slow down" or "no such domain": the first must never read as the second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from whowrites.sources import tables
from whowrites.sources.whois_reading.lines import LONGEST_LINE, MOST_LINES

_MOST_WORDS = 30
_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-_")
_AROUND = "\"'`,;:()[]<>!?"
_LEADING = " \t%#*>-.<\"'["


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
    starts, contains, equals = _phrases()[meaning]
    return any(
        line.startswith(starts) or line in equals or any(phrase in line for phrase in contains)
        for line in lines
    )


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
