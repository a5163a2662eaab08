"""An RDAP domain object (RFC 9083) as a Registration: read with no trust in its shape."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from whowrites.safe_text import safe_text
from whowrites.sources import redaction
from whowrites.sources.jcard import Card, read_card
from whowrites.sources.jscard import read_jscard
from whowrites.sources.record import Registration
from whowrites.sources.whois_reading import dates

_MOST = 30
_TEXT = 200
_YEARS = range(1980, 2120)
"""Domains are no older; registries that know no date write that of the first second of 1970, or of year 1."""
_CREATED = ("registration",)
# RFC 9083 section 10.2.3; .kg says it in its own words; registrars have a date of their own.
_EXPIRES = ("expiration", "record expires", "registrar expiration")
_UPDATED = ("last changed",)
_REDACTED_TYPES = ("object redacted due to", "object truncated due to authorization")
"""RFC 9083 section 10.2.1, and what stood in its place: the beginning of a remark's type."""


def read_record(data: dict[str, Any], domain: str) -> Registration:
    """What the object says of `domain`. Never raises; what is missing or of a wrong type is empty."""
    holder = _card(data, "registrant")
    # Some write "N/A" for the firm of a person.
    no_firm = redaction.is_no_name(holder.org) and bool(holder.name)
    name = holder.name if no_firm else holder.org or holder.name
    hidden = redaction.is_hidden(name)
    secret = redaction.is_proxy(name) or redaction.is_hidden(holder.country)
    return Registration(
        domain=domain,
        created=_event(data, _CREATED),
        expires=_event(data, _EXPIRES),
        updated=_event(data, _UPDATED),
        registrar=_registrar(data),
        registrant_org="" if hidden else name,
        registrant_country="" if secret else holder.country,
        name_servers=tuple(_name_servers(data)),
        statuses=tuple(safe_text(status, 60) for status in _items(data, "status") if isinstance(status, str)),
        redacted=hidden or (not name and _says_redacted(data)),
        reader="rdap",
        transferred=_latest(_event(data, ("transfer",)), _event(data, ("reregistration",))),
        registrant_city=redaction.town_of(name, holder.city),
    )


def related(data: dict[str, Any]) -> str:
    """The registrar's own RDAP answer for the same domain, where the registry names it; else empty."""
    for link in _items(data, "links"):
        if isinstance(link, dict) and link.get("rel") == "related" and link.get("type") != "text/html":
            href = link.get("href")
            if isinstance(href, str) and href.startswith("https://") and "/domain/" in href.lower():
                return href
    return ""


def _items(data: dict[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    return value[:_MOST] if isinstance(value, list) else []


def is_about(data: dict[str, Any], domain: str) -> bool:
    """Whether the object is a domain's and names no other one than `domain` (ASCII)."""
    name = data.get("ldhName")
    name = name.lower().rstrip(".") if isinstance(name, str) and name.isascii() else ""
    # Some give the name without its top-level domain.
    named = name in ("", domain) or domain.startswith(f"{name}.")
    return named and data.get("objectClassName", "domain") == "domain" and "errorCode" not in data


def _registrar(data: dict[str, Any]) -> str:
    """His name, else his handle where the registry gives nothing but that."""
    for role in ("registrar", "sponsor"):
        entity = _entity(data, role)
        card = _contact(entity)
        handle = entity.get("handle")
        said = safe_text(handle, _TEXT) if isinstance(handle, str) else ""
        name = card.org or card.name or ("" if said.isdigit() else said)
        if name:
            return name
    return ""


def _card(data: dict[str, Any], role: str) -> Card:
    return _contact(_entity(data, role))


def _contact(entity: dict[str, Any]) -> Card:
    card = read_card(entity.get("vcardArray"))
    return card if card != Card() else read_jscard(entity.get("jscard"))


def _entity(data: dict[str, Any], role: str) -> dict[str, Any]:
    """The first in that role; where an entity has none, its card may name one."""
    for entity in _items(data, "entities"):
        if isinstance(entity, dict):
            roles = [said.lower() for said in _items(entity, "roles") if isinstance(said, str)]
            if role in (roles or (read_card(entity.get("vcardArray")).role,)):
                return entity
    return {}


def _event(data: dict[str, Any], actions: tuple[str, ...]) -> datetime | None:
    """The moment of the first of the actions that the object has."""
    moments: dict[str, datetime | None] = {}
    for event in _items(data, "events"):
        action = event.get("eventAction") if isinstance(event, dict) else None
        if isinstance(action, str):
            name = action.strip().lower()
            # One that cannot be read hides none that can.
            moments[name] = moments.get(name) or _moment(event.get("eventDate"))
    return next((moment for action in actions if (moment := moments.get(action))), None)


def _moment(value: Any) -> datetime | None:
    """RFC 3339 text as a moment; one without a zone is taken as UTC. Other forms are read as in WHOIS texts:
    not at all where day and month could be taken for each other."""
    if not isinstance(value, str):
        return None
    try:
        read = _iso(value) or dates.read_date(value)
        moment = (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC) if read else None
    except OverflowError:
        return None
    return moment if moment and moment.year in _YEARS else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip()[:40])
    except ValueError:
        return None


def _latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)


def _name_servers(data: dict[str, Any]) -> Iterator[str]:
    for server in _items(data, "nameservers"):
        name = server.get("ldhName") if isinstance(server, dict) else None
        if isinstance(name, str) and name:
            yield safe_text(name.lower().rstrip("."), 253)


def _says_redacted(data: dict[str, Any]) -> bool:
    """RFC 9537 members, or the remarks that stood for them before it."""
    if _items(data, "redacted"):
        return True
    entities = [entity for entity in _items(data, "entities") if isinstance(entity, dict)]
    remarks = [remark for owner in (data, *entities) for remark in _items(owner, "remarks")]
    return any(
        redaction.is_hidden(_member(remark, "title"))
        or _member(remark, "type").lower().startswith(_REDACTED_TYPES)
        for remark in remarks
    )


def _member(remark: Any, name: str) -> str:
    text = remark.get(name) if isinstance(remark, dict) else None
    return text if isinstance(text, str) else ""
