"""The telephone numbers of a page: linked ones first, then what stands behind "Tel" or begins with +."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

import phonenumbers

from whowrites.caged.page_reading.words import any_word, around
from whowrites.sources.page_facts import Quoted

MOST = 12
_WRITTEN = re.compile(r"(?<![\d@/.-])(?:\+|00|\()?\d[\d\s().\-–/]{5,24}\d")
_NEAR = 30
"""Characters between a label and its number."""
_MOST_TRIED = 400


def phones(links: Iterable[tuple[str, str]], lines: Sequence[str], country: str) -> tuple[Quoted, ...]:
    """Numbers as E.164. `country`: the ISO code that numbers without + are of, or empty: then they are left
    out, for nothing says where they are."""
    found: dict[str, str] = {}
    for href, text in links:
        if href.lower().startswith("tel:"):
            _add(found, unquote(href[4:60]), text or href[4:60], country, sure=True)
        elif (chat := re.search(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=)\+?(\d{7,15})", href)) is not None:
            _add(found, f"+{chat[1]}", text or href[:100], country, sure=True)
    tried = 0
    for line in lines:
        for match in _WRITTEN.finditer(line):
            tried += 1
            if tried > _MOST_TRIED or len(found) >= MOST:
                return _quoted(found)
            label = _label(line[max(0, match.start() - _NEAR) : match.start()])
            abroad = match.group().startswith(("+", "00"))
            if label == "phone" or (abroad and label != "fax"):
                _add(found, match.group(), around(line, *match.span()), country, sure=label == "phone")
    return _quoted(found)


def _label(before: str) -> str:
    """ "phone" or "fax", whichever stands last; empty where neither does."""
    last = {
        name: max((m.end() for m in any_word("page_words", "labels", name).finditer(before)), default=0)
        for name in ("phone", "fax")
    }
    return max(last, key=lambda name: last[name]) if any(last.values()) else ""


def _add(found: dict[str, str], text: str, quote: str, country: str, *, sure: bool) -> None:
    """Keeps what numbering plans allow; a number that only looks like one (no label) must be assigned too."""
    written = re.sub(r"\(0\)", "", text).strip()
    if written.startswith("00"):
        written = "+" + written[2:]
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_valid_number(number) or (sure and phonenumbers.is_possible_number(number)):
        form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        found.setdefault(form, quote)


def _quoted(found: dict[str, str]) -> tuple[Quoted, ...]:
    return tuple(Quoted(number, quote) for number, quote in found.items())[:MOST]
