"""The countries of the postal addresses that a page shows. A country that a text merely mentions is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whowrites.caged.page_reading.words import any_word
from whowrites.reading.countries import countries_in
from whowrites.sources.page_facts import Quoted

MOST = 5
_NUMBER = re.compile(r"(?<![+\d])\d{1,6}(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 200
_OF_THE_ADDRESS = 4
"""Lines that an address takes below its first one."""


def countries(lines: Sequence[str], given: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Each country once. `given`: those of the structured data, which come first."""
    found = {item.value: item.quote for item in given}
    for place, line in enumerate(lines):
        if len(found) >= MOST:
            break
        if len(line) > _LONGEST or not (named := countries_in(line, places=True)):
            continue
        before = lines[max(0, place - _OF_THE_ADDRESS) : place]
        if _is_address(line, before):
            for code in named:
                found.setdefault(code, line)
    return tuple(Quoted(code, quote) for code, quote in found.items())[:MOST]


def _is_address(line: str, before: Sequence[str]) -> bool:
    """Whether the line that names a country is part of an address: it, or a short line just above, has a
    house number or postcode; or the line says that it is one."""
    if _labelled(line):
        return True
    if re.search(r"[省市区县路号].{0,40}[省市区县路号]", line):
        return True
    numbered = [text for text in (*before, line) if len(text) <= _LONGEST and _house(text)]
    alone = len(line) <= 40
    return bool(numbered) and ("," in line or "，" in line or alone) and (line in numbered or alone)


def _labelled(line: str) -> bool:
    label = any_word("page_words", "labels", "address").match(line)
    return label is not None and re.match(r"\s{0,3}[:：]", line[label.end() :]) is not None


def _house(text: str) -> bool:
    return any(not _YEAR.fullmatch(match.group()) for match in _NUMBER.finditer(text))
