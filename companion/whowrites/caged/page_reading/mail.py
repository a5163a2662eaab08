"""The e-mail addresses that a page shows: linked, written out, hidden from robots in the usual two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from whowrites.address import BadAddress, key
from whowrites.caged.page_reading.words import around
from whowrites.sources.page_facts import Quoted

MOST = 40
_WRITTEN = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_AT = re.compile(r"\s?[\[({<]\s?(?:at|@|AT)\s?[\])}>]\s?|\s(?:\(a\))\s")
_DOT = re.compile(r"\s?[\[({<]\s?(?:dot|DOT|punkt)\s?[\])}>]\s?")
_NO_MAIL = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js")
_COVERED = "/cdn-cgi/l/email-protection#"


def emails(
    links: Iterable[tuple[str, str]], covered: Iterable[str], lines: Sequence[str]
) -> tuple[Quoted, ...]:
    """Addresses in lower case, linked ones first. `covered`: values of `data-cfemail`."""
    found: dict[str, str] = {}
    for href, text in links:
        if href.lower().startswith("mailto:"):
            _add(found, unquote(href[7:]).split("?")[0].split(",")[0], text)
        elif _COVERED in href:
            _add(found, _uncovered(href.partition("#")[2]), text)
    for code in covered:
        _add(found, _uncovered(code), "")
    for line in lines:
        plain = line
        if "[" in line or "(" in line or "{" in line:
            plain = _DOT.sub(".", _AT.sub("@", line))
        if "@" in plain:
            for match in _WRITTEN.finditer(plain):
                _add(found, match.group().strip("."), around(plain, match.start(), match.end()))
    return tuple(Quoted(address, quote) for address, quote in found.items())[:MOST]


def _add(found: dict[str, str], text: str, quote: str) -> None:
    if len(found) >= MOST or text.lower().endswith(_NO_MAIL):
        return
    try:
        address = key(text[:254])
    except BadAddress:
        return
    found.setdefault(address, quote or address)


def _uncovered(code: str) -> str:
    """The address behind a mail cloak of a well-known content network: hex, each byte XOR the first."""
    try:
        data = bytes.fromhex(code[:600])
    except ValueError:
        return ""
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if data else ""
