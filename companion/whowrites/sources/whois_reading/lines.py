"""A WHOIS text as lines with their key and value, in the forms that servers write them.

`key: value`, `key.....: value`, `[Key] value`, `a. [Key] value`, `Key<tab>value`, `Record created on DATE`.
There is no standard for any of it (RFC 3912 says "text"), so nothing is an error. Each line is read once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from whowrites.sources.whois_reading import keys

MOST_LINES = 1000
"""More than any registry writes; what comes after is not read."""
LONGEST_LINE = 1000
_LONGEST_KEY = 60
_LONGEST_ACCENTED = 40
_LONGEST_HINT = 180
_SENTENCES = ("registered on ", "record created on ", "record expires on ", "record last updated on ")
_COMMENT = ("%", "#", ">>>", "*", "--", "==", "__")
_UNACCENTED = re.compile("[\u1100-\u1dff\u2000-\U0010ffff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_DECORATION = " \t.:*[]-#"


@dataclass(frozen=True, slots=True)
class Line:
    """`key` is folded and empty where the line has none; then `value` is the whole line.

    `hint` is what stood in brackets behind the key: "dd/mm/yyyy". `indent` is in columns, a tab as 8.
    """

    key: str
    value: str
    indent: int
    hint: str = ""
    blank: bool = False
    comment: bool = False


def read_lines(text: str) -> list[Line]:
    """The lines of `text`, at most 1000; runs of blank lines count as one."""
    lines: list[Line] = []
    for raw in text.splitlines():
        body = raw[:LONGEST_LINE].strip()
        if body:
            lines.append(_line(raw[:LONGEST_LINE], body))
        elif lines and not lines[-1].blank:
            lines.append(Line("", "", 0, blank=True))
        if len(lines) >= MOST_LINES:
            break
    return lines


def fold(key: str) -> str:
    """A key in lower case, without accents, without the dots that lead to the value, with single blanks."""
    # From U+1100 on marks are no accents, but in Vietnamese and Greek: without them a Japanese word is
    # another. Longer keys are in no table.
    if not key.isascii() and len(key) <= _LONGEST_ACCENTED and not _UNACCENTED.search(key):
        key = _ACCENTS.sub("", unicodedata.normalize("NFKD", key))
    return " ".join(key.lower().strip(_DECORATION).split())


def _line(raw: str, body: str) -> Line:
    indent = _indent(raw)
    # "** Registrant:" opens a block of .tr; a comment has no space behind its stars, or no colon.
    if body.startswith("** ") and ":" in body:
        body = body[3:].lstrip()
    if body.startswith(_COMMENT):
        return Line("", body, indent, comment=True)
    key, value = _split(body)
    name, _, hint = key.partition("(")
    # "Created (dd/mm/yyyy)" carries its order; "(AC)" behind a key is noise.
    return Line(fold(name), value.strip(), indent, hint.strip(" )").lower())


def _split(body: str) -> tuple[str, str]:
    lowered = body[:_LONGEST_KEY].lower()
    for sentence in _SENTENCES:
        if lowered.startswith(sentence) and not lowered.startswith(":", len(sentence)):
            return sentence, body[len(sentence) :]
    start = body.find("[", 0, 4)
    if start >= 0 and (end := body.find("]", start, _LONGEST_KEY)) > 0:
        return body[start + 1 : end], body[end + 1 :]
    return _at_dots(body) or _at_colon(body) or _at_gap(body) or ("", body)


def _at_dots(body: str) -> tuple[str, str] | None:
    """`Key . . . . value`, `Key........value`: leaders without a colon."""
    places = [place for place in (body.find("...", 0, 60), body.find(". . .", 0, 60)) if place > 0]
    if not places or fold(body[: min(places)]) not in keys.known():
        return None
    value = body[min(places) :].lstrip(". ")
    return body[: min(places)], value.removeprefix(":")


def _at_colon(body: str) -> tuple[str, str] | None:
    colon = body.find(":", 0, _LONGEST_KEY + _LONGEST_HINT)
    if colon <= 0 or body.startswith("//", colon + 1):
        return None
    key = body[:colon]
    # "ns1.example.com 2001:db8::1" is a host and its address, no key.
    if "." in key.partition(" ")[0].rstrip(".") or (len(key) > _LONGEST_KEY and "(" not in key):
        return None
    if key == "domain" and (second := body.find(":", colon + 1, colon + 20)) > 0:
        return body[:second], body[second + 1 :]  # rwhois: "domain:Created:20090324"
    return _unnumbered(key), body[colon + 1 :]


def _unnumbered(key: str) -> str:
    """ "9a. created" without its number."""
    number, _, rest = key.partition(". ")
    return rest if rest and len(number) <= 3 and number[:1].isdigit() and number.isalnum() else key


def _at_gap(body: str) -> tuple[str, str] | None:
    gap = min((place for place in (body.find("\t"), body.find("  ")) if place > 0), default=0)
    if 0 < gap <= _LONGEST_KEY and fold(body[:gap]) in keys.known():
        return body[:gap], body[gap:]
    return None


def _indent(raw: str) -> int:
    columns = 0
    for char in raw:
        if char == " ":
            columns += 1
        elif char == "\t":
            columns += 8
        else:
            break
    return columns
