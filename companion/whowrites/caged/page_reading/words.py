"""The word tables of pages as expressions that find them in a line, each word by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from whowrites.sources import tables


@cache
def listed(table: str, section: str, name: str) -> tuple[str, ...]:
    """A list of `data/<table>.toml`."""
    return tuple(tables.toml(f"{table}.toml")[section][name])


@cache
def any_word(table: str, section: str, *names: str) -> re.Pattern[str]:
    """Finds each word of these lists, the longest first, whatever its case."""
    return any_of(word for name in names for word in listed(table, section, name))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Words of alphabets stand between other characters than letters; those of scripts that are written
    without blanks between words, Han and Thai among them, anywhere."""
    return re.compile(
        "|".join(_bounded(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE
    )


def _bounded(word: str) -> str:
    before = r"(?<![^\W\d_])" if _spaced(word[0]) else ""
    after = r"(?![^\W\d_])" if _spaced(word[-1]) else ""
    return before + re.escape(word) + after


def _spaced(letter: str) -> bool:
    return letter.isalpha() and letter < "\u2e80" and not "\u0e00" <= letter <= "\u0eff"


def around(line: str, start: int, end: int, size: int = 160) -> str:
    """The words around a find, for people to read."""
    spare = max(0, size - (end - start)) // 2
    return line[max(0, start - spare) : end + spare].strip()
