"""jCard (RFC 7095), as RDAP's contacts have it: read with no trust in its shape.

Any property may be missing, repeated or of a wrong type; an address may be a list inside the list, and the
country may stand in the `cc` parameter, in the last part or in the label only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whowrites.safe_text import safe_text

_MOST = 50
_TEXT = 200
_LOCALITY, _COUNTRY = 3, 6
"""The places of an address, RFC 6350 section 6.3.1."""


@dataclass(frozen=True, slots=True)
class Card:
    """Empty text where the card does not say. `country` is an ISO 3166 code, or else words.

    `role` is RDAP's name of a role, which some servers write into the card instead of beside it.
    """

    name: str = ""
    org: str = ""
    kind: str = ""
    country: str = ""
    city: str = ""
    role: str = ""


def read_card(value: Any) -> Card:
    """The card in `["vcard", [[name, parameters, type, value], ...]]`, else an empty one. Never raises."""
    properties = list(_properties(value))
    return Card(
        name=_first(properties, "fn"),
        org=_first(properties, "org"),
        kind=_first(properties, "kind").lower(),
        country=_country(properties),
        city=_city(properties),
        role=_first(properties, "role").lower(),
    )


def _properties(value: Any) -> Iterator[tuple[str, dict[Any, Any], Any]]:
    rows = value[1] if isinstance(value, list) and len(value) > 1 and isinstance(value[1], list) else []
    for row in rows[:_MOST]:
        if isinstance(row, list) and len(row) > 3 and isinstance(row[0], str):
            yield row[0].lower(), row[1] if isinstance(row[1], dict) else {}, row[3]


def _first(properties: list[tuple[str, dict[Any, Any], Any]], name: str) -> str:
    texts = (_text(value) for key, _, value in properties if key == name)
    return next((text for text in texts if text), "")


def _text(value: Any) -> str:
    """A text, or the first text of a list (`org` with units, RFC 6350 section 6.6.4)."""
    if isinstance(value, list):
        value = next((part for part in value[:_MOST] if isinstance(part, str) and part.strip()), "")
    return safe_text(value, _TEXT) if isinstance(value, str) else ""


def _city(properties: list[tuple[str, dict[Any, Any], Any]]) -> str:
    values = (value for key, _, value in properties if key == "adr" and isinstance(value, list))
    return next((town for value in values if (town := _part(value, _LOCALITY))), "")


def _country(properties: list[tuple[str, dict[Any, Any], Any]]) -> str:
    for key, parameters, value in properties:
        if key != "adr":
            continue
        code = _text(parameters.get("cc"))
        found = code if len(code) == 2 else _named(value) or _last_line(parameters.get("label"))
        if found:
            return found.upper() if len(found) == 2 else found
    # A property of its own, from before the parameter was there.
    return _first(properties, "iso-3166-1-alpha-2").upper()


def _named(value: Any) -> str:
    """The country of an address, also of one that leaves a part out: then what has a digit is no country."""
    parts = value if isinstance(value, list) else []
    last = _part(parts, _COUNTRY - 1) if len(parts) == _COUNTRY else ""
    return _part(parts, _COUNTRY) or ("" if any(char.isdigit() for char in last) else last)


def _part(parts: list[Any], place: int) -> str:
    return _text(parts[place]) if len(parts) > place else ""


def _last_line(label: Any) -> str:
    lines = label[-1:] if isinstance(label, list) else [label]
    text = lines[0] if lines and isinstance(lines[0], str) else ""
    return safe_text(text.strip().splitlines()[-1], _TEXT) if text.strip() else ""
