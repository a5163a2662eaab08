"""VAT numbers of the European Union's members that a page shows: only those whose check digits are right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from whowrites.caged.page_reading.words import around
from whowrites.sources.page_facts import Quoted

MOST = 3
_TRIED = 60
"""Candidates of a page that are looked at."""
_MEMBERS = "AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI"
# The country's letters, then its digits and letters, with the blanks and dots that people set between them.
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9])(?:{_MEMBERS})[ .:-]{{0,2}}[0-9A-Z](?:[ .-]?[0-9A-Z]){{7,13}}(?![0-9A-Za-z])"
)


def vat_numbers(told: Iterable[str], lines: Sequence[str]) -> tuple[Quoted, ...]:
    """Numbers that the page tells machines (`vatID`), then those in its lines; each once, in compact form."""
    found: dict[str, str] = {}
    tried = 0
    for text in (*told, *lines):
        for match in _NUMBER.finditer(text):
            tried += 1
            if tried > _TRIED:
                break
            number = _longest(match.group())
            if number:
                found.setdefault(number, around(text, *match.span()))
    return tuple(Quoted(number, quote) for number, quote in found.items())[:MOST]


def _longest(text: str) -> str:
    """The valid number that `text` begins with; what follows it on the line may have been taken along."""
    # Loaded where a page shows something of the form: few do, and it is a part of each child's start.
    from stdnum.eu import vat
    from stdnum.exceptions import ValidationError

    parts = text.split(" ")
    for end in range(len(parts), 0, -1):
        try:
            return str(vat.validate(" ".join(parts[:end])))
        except ValidationError:
            continue
    return ""
