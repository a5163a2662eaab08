"""What a WHOIS text says. Pure and linear.

Own code, because the libraries guess dates and take "slow down" for "no such domain". What registries call
things is in tables: `whois_keys.toml`, `whois_phrases.toml`, `whois_dates.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from whowrites.safe_text import safe_text
from whowrites.sources import redaction, tables
from whowrites.sources.record import Registration
from whowrites.sources.whois_reading import blocks, dates, keys, phrases
from whowrites.sources.whois_reading.blocks import Field
from whowrites.sources.whois_reading.lines import read_lines

LONGEST = 64 * 1024
"""Characters; what comes after is not read."""
_LIVE = frozenset({"active", "ok", "registered", "connect", "delegated"})
_TEXT = 200
_MOST_VALUES = 20
_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")

Outcome = Literal["registered", "available", "throttled", "unread"]


@dataclass(frozen=True, slots=True)
class Reading:
    """`registration` is set for "registered" only. `referral`: the WHOIS server that knows more, or empty.

    "unread": the text is none of the others in any form that we know, so it says nothing.
    """

    outcome: Outcome
    registration: Registration | None = None
    referral: str = ""


def read(text: str, domain: str = "") -> Reading:
    """What `text` says of `domain` (ASCII; where it is empty, the text's own). Never raises."""
    text = text[:LONGEST]
    found = _collect(blocks.fields(read_lines(text)))
    name = domain or _shown(found, "domain").lower().partition(" ")[0]
    registration = _registration(name, found)
    # A creation date beats any phrase: records end in pages of law that may hold every one of them.
    if registration.created is None:
        folded = phrases.folded(text)
        if phrases.throttled(folded):
            return Reading("throttled")
        if phrases.not_found(folded):
            return Reading("available")
        if not _says_something(registration):
            return Reading("unread")
    return Reading("registered", registration, _host(_first(found, "referral").removeprefix("whois://")))


def _registration(domain: str, found: Mapping[str, Sequence[Field]]) -> Registration:
    order = _order(domain, found)
    moments = {name: _moment(found.get(name, ()), order) for name in keys.DATES}
    holder = _holder(found)
    country = _shown(found, "registrant_country")
    hidden = redaction.is_hidden(holder)
    secret = redaction.is_proxy(holder) or redaction.is_hidden(country)
    return Registration(
        domain=domain,
        created=moments["created"],
        expires=moments["expires"],
        updated=moments["updated"],
        registrar=_shown(found, "registrar"),
        registrant_org="" if hidden else holder,
        registrant_country="" if secret else _country(country),
        name_servers=_unique(_host(field.value) for field in found.get("name_server", ())),
        statuses=_unique(_status(field.value) for field in found.get("status", ())),
        redacted=hidden,
        reader="whois",
        unread=tuple(name for name in keys.DATES if _is_unread(moments[name], found.get(name, ()))),
    )


def _says_something(record: Registration) -> bool:
    live = not _LIVE.isdisjoint(status.lower() for status in record.statuses)
    return bool(record.name_servers or record.registrar or record.expires or live)


def _holder(found: Mapping[str, Sequence[Field]]) -> str:
    """The organisation, else the name; a handle names nobody."""
    for meaning in ("registrant_org", "registrant_name"):
        holder = _shown(found, meaning)
        if holder and not _is_handle(holder):
            return holder
    return ""


def _is_handle(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    return text.isupper() and " " not in text and (digits > 2 or (digits > 0 and "-" in text))


def _collect(fields: Sequence[Field]) -> dict[str, list[Field]]:
    """The fields by what they mean, each in the order of the text."""
    found: dict[str, list[Field]] = {}
    for field in fields:
        meaning = _meaning(field)
        if meaning:
            found.setdefault(meaning, []).append(field)
    return found


def _meaning(field: Field) -> str:
    meaning = keys.meaning(field.owner, field.key)
    if not meaning and field.leads and field.owner in (keys.REGISTRANT, keys.REGISTRAR):
        # "Registrar:" and below it, set in, the name.
        return "registrar" if field.owner == keys.REGISTRAR else "registrant_name"
    return meaning


def _moment(fields: Sequence[Field], order: str) -> datetime | None:
    """The first of the fields decides: a second date is a contact's or the registrar's."""
    for field in fields[:1]:
        return dates.read_date(field.value, _hinted(field.hint) or order)
    return None


def _order(domain: str, found: Mapping[str, Sequence[Field]]) -> str:
    suffix = domain.rpartition(".")[2]
    known: str = tables.toml("whois_dates.toml")["order"].get(suffix, "")
    return known or dates.shown_order(field.value for name in keys.DATES for field in found.get(name, ())[:5])


def _hinted(hint: str) -> str:
    return (
        "dmy" if hint.startswith(("dd/mm", "dd-mm", "jj/mm")) else "mdy" if hint.startswith("mm/dd") else ""
    )


def _is_unread(moment: datetime | None, fields: Sequence[Field]) -> bool:
    return moment is None and any(char.isdigit() for field in fields[:1] for char in field.value)


def _first(found: Mapping[str, Sequence[Field]], name: str) -> str:
    return next((field.value for field in found.get(name, ())), "")


def _shown(found: Mapping[str, Sequence[Field]], name: str) -> str:
    return safe_text(_first(found, name), _TEXT)


def _country(text: str) -> str:
    return text.upper() if len(text) == 2 else text


def _host(text: str) -> str:
    words = text.lower().split(None, 1)
    name = words[0].rstrip(".,") if words else ""
    return (
        name if "." in name and len(name) <= 253 and _HOST.issuperset(name) and not name[-1].isdigit() else ""
    )


def _status(text: str) -> str:
    """ "clientHold https://..." without its link, and without the bracket of a comment."""
    return safe_text(text.partition(" http")[0].partition(" (")[0].partition(" --")[0], 60)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST_VALUES]
