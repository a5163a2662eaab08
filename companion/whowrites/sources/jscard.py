"""JSContact (RFC 9553) as some RDAP servers send it in place of jCard: read with no trust in its shape.

Its drafts, which are in use, called members otherwise: `fullName` a text or an object with a `value`,
`country` and `locality` beside the components of an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whowrites.safe_text import safe_text
from whowrites.sources.jcard import Card

_MOST = 20
_TEXT = 200


def read_jscard(value: Any) -> Card:
    """The contact in a JSContact object, else an empty one. Never raises."""
    if not isinstance(value, dict):
        return Card()
    name, addresses = value.get("name"), list(_members(value, "addresses"))
    full = _text(name.get("full")) if isinstance(name, dict) else ""
    return Card(
        name=full or _text(value.get("fullName")),
        org=next((said for org in _members(value, "organizations") if (said := _text(org.get("name")))), ""),
        kind=_text(value.get("kind")).lower(),
        country=next((said for address in addresses if (said := _country(address))), ""),
        city=next((said for address in addresses if (said := _part(address, "locality"))), ""),
    )


def _members(value: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """The objects of a map from ids, in their order."""
    members = value.get(name)
    for member in list(members.values())[:_MOST] if isinstance(members, dict) else ():
        if isinstance(member, dict):
            yield member


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("value")
    return safe_text(value, _TEXT) if isinstance(value, str) else ""


def _country(address: dict[str, Any]) -> str:
    code = _text(address.get("countryCode"))
    return code.upper() if len(code) == 2 else _part(address, "country")


def _part(address: dict[str, Any], kind: str) -> str:
    """A component of an address by its kind, or the member that drafts have for it."""
    components = address.get("components")
    parts = components[:_MOST] if isinstance(components, list) else []
    found = (part.get("value") for part in parts if isinstance(part, dict) and part.get("kind") == kind)
    return _text(next(found, None)) or _text(address.get(kind))
