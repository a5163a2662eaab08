"""An RDAP domain object (RFC 9083) as a Registration: read with no trust in its shape."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from whowrites.safe_text import safe_text
from whowrites.sources import redaction
from whowrites.sources.jcard import Card, read_card
from whowrites.sources.record import Registration

_MOST = 30
_TEXT = 200


def read_record(data: dict[str, Any], domain: str) -> Registration:
    """What the object says of `domain`. Never raises; what is missing or of a wrong type is empty."""
    registrar = _card(data, "registrar")
    holder = _card(data, "registrant")
    name = holder.org or holder.name
    hidden = redaction.is_hidden(name)
    secret = redaction.is_proxy(name) or redaction.is_hidden(holder.country)
    return Registration(
        domain=domain,
        created=_event(data, "registration"),
        expires=_event(data, "expiration"),
        updated=_event(data, "last changed"),
        registrar=registrar.org or registrar.name,
        registrant_org="" if hidden else name,
        registrant_country="" if secret else holder.country,
        name_servers=tuple(_name_servers(data)),
        statuses=tuple(safe_text(status, 60) for status in _items(data, "status") if isinstance(status, str)),
        redacted=hidden or (not name and _says_redacted(data)),
        reader="rdap",
        transferred=_latest(_event(data, "transfer"), _event(data, "reregistration")),
        registrant_city=redaction.town_of(name, holder.city),
    )


def related(data: dict[str, Any]) -> str:
    """The registrar's own RDAP answer for the same domain, where the registry names it; else empty."""
    for link in _items(data, "links"):
        if isinstance(link, dict) and link.get("rel") == "related":
            href = link.get("href")
            if isinstance(href, str) and href.startswith("https://") and "/domain/" in href.lower():
                return href
    return ""


def _items(data: dict[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    return value[:_MOST] if isinstance(value, list) else []


def _card(data: dict[str, Any], role: str) -> Card:
    for entity in _items(data, "entities"):
        if isinstance(entity, dict) and role in _items(entity, "roles"):
            return read_card(entity.get("vcardArray"))
    return Card()


def _event(data: dict[str, Any], action: str) -> datetime | None:
    for event in _items(data, "events"):
        if isinstance(event, dict) and event.get("eventAction") == action:
            return _moment(event.get("eventDate"))
    return None


def _moment(value: Any) -> datetime | None:
    """RFC 3339 text as a moment; one without a zone is taken as UTC."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip()[:40])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
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
    return any(redaction.is_hidden(_title(remark)) for remark in remarks)


def _title(remark: Any) -> str:
    title = remark.get("title") if isinstance(remark, dict) else None
    return title if isinstance(title, str) else ""
