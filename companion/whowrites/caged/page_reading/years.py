"""The year since which a firm says to exist, and the first year of its copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from whowrites.caged.page_reading.words import any_of, any_word, around, listed
from whowrites.sources.page_facts import Quoted

MOST = 5
_FIRST = 1700
_YEAR = re.compile(r"(?<!\d)(1[789]\d\d|20\d\d)(?!\d)")
_NEAR = 25


def founded(lines: Sequence[str], this_year: int) -> tuple[Quoted, ...]:
    """Years that stand beside a word of founding, the earliest first."""
    found: dict[int, str] = {}
    for line in lines:
        if any_word("page_words", "copyright", "signs").search(line):
            continue
        for year, start, end in _years(line, this_year):
            if _founding(line[max(0, start - _NEAR) : start], line[end : end + _NEAR]):
                found.setdefault(year, around(line, start, end))
    return _sorted(found)


def copyright_years(lines: Sequence[str], this_year: int) -> tuple[Quoted, ...]:
    """Years of the lines with a copyright sign, the earliest first."""
    found: dict[int, str] = {}
    for line in lines:
        sign = any_word("page_words", "copyright", "signs").search(line)
        if sign:
            for year, start, end in _years(line, this_year):
                if abs(start - sign.start()) <= 60:
                    found.setdefault(year, around(line, start, end))
    return _sorted(found)


def _years(line: str, this_year: int) -> list[tuple[int, int, int]]:
    found = ((int(match[1]), *match.span()) for match in _YEAR.finditer(line))
    return [item for item in found if _FIRST <= item[0] <= this_year]


def _founding(before: str, after: str) -> bool:
    """No sentence ends between word and year, and no other number stands there."""
    near = [match.end() for match in any_word("page_words", "founded", "before").finditer(before)]
    if near and not re.search(r"[.!?。！？;；\d]\s?\S", (before[near[-1] :] + "1").lstrip(":：")):
        return True
    return _after().match(after.lstrip()) is not None


@cache
def _after() -> re.Pattern[str]:
    return any_of(listed("page_words", "founded", "after"))


def _sorted(found: dict[int, str]) -> tuple[Quoted, ...]:
    return tuple(Quoted(str(year), found[year]) for year in sorted(found))[:MOST]
