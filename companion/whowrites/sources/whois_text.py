"""What a WHOIS text says. Pure and linear.

Own code, because the libraries guess dates and take "slow down" for "no such domain". What registries call
things is in tables: `whois_keys.toml`, `whois_phrases.toml`, `whois_dates.toml`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Literal

from whowrites.safe_text import safe_text
from whowrites.sources import redaction, tables
from whowrites.sources.record import Registration
from whowrites.sources.whois_reading import blocks, dates, keys, phrases
from whowrites.sources.whois_reading.blocks import Field
from whowrites.sources.whois_reading.holder import holder_of
from whowrites.sources.whois_reading.lines import read_lines
from whowrites.sources.whois_reading.meanings import collect, first, shown
from whowrites.sources.whois_reading.objects import Person, read_objects
from whowrites.sources.whois_reading.own_part import own_part
from whowrites.sources.whois_reading.registrar import registrar_of

LONGEST = 64 * 1024
"""Characters; what comes after is not read."""
_LIVE = frozenset({"active", "ok", "registered", "connect", "delegated"})
_TEXT = 200
_MOST_VALUES = 20
_UNTIL = ("until", "connected")
_RECORD = ("domain name", "domain")
_NO_HOSTS = frozenset({"not.defined"})
"""What .uz writes where there is no further server."""
_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")

Outcome = Literal["registered", "available", "throttled", "unread", "of_another"]


@dataclass(frozen=True, slots=True)
class Reading:
    """`registration` is set for "registered" only. `referral`: the WHOIS server that knows more, or empty.

    `days`: "created", "expires", "updated" as YYYY-MM-DD in the zone in which they are written: the day that
    people read. "unread": the text is none of the others in any form that we know, so it says nothing.
    "of_another": it is the record of a domain above, which some servers give for one below.
    """

    outcome: Outcome
    registration: Registration | None = None
    referral: str = ""
    days: Mapping[str, str] = dataclasses.field(default_factory=dict)


def read(text: str, domain: str = "") -> Reading:
    """What `text` says of `domain` (ASCII; where it is empty, the text's own). Never raises."""
    text = _tidy(text[:LONGEST])
    lines = read_lines(own_part(text, domain))
    objects = read_objects(lines)
    found = collect(blocks.fields(lines, objects.owners))
    name = domain or shown(found, "domain").lower().partition(" ")[0]
    if _is_of_another(domain, found):
        return Reading("of_another")
    moments = _moments(name, found)
    registration = _registration(name, found, moments, objects.people)
    # A date or a delegation beats any phrase: records end in pages of law that may hold every one of them.
    delegated = registration.name_servers and found.get("domain")
    if not (registration.created or registration.expires or delegated):
        verdict = phrases.verdict(text)
        if verdict:
            return Reading(verdict)
        # Every text has a date of its own; it is the domain's only where the domain is named.
        if not _says_something(registration) and not (registration.updated and found.get("domain")):
            return Reading("unread")
    days = {meaning: moment.date().isoformat() for meaning, moment in moments.items() if moment}
    # Some write it as a link.
    referral = _host(first(found, "referral").rpartition("://")[2].partition("/")[0])
    return Reading("registered", registration, referral, days)


def _tidy(text: str) -> str:
    """Without a byte order mark, and with one end to a line that has had its "\\r" twice."""
    return text.removeprefix("\ufeff").replace("\r\r\n", "\n")


def _moments(domain: str, found: Mapping[str, Sequence[Field]]) -> dict[str, datetime | None]:
    order, home = _order(domain, found), _home(domain)
    moments = {name: _moment(found.get(name, ()), order, home) for name in keys.DATES}
    if _records(domain, found) > 1:
        # The registrar's record and the registry's in one text: he may write since when he has the domain.
        own = (field for field in found.get("created", ())[:_MOST_VALUES] if field.owner == keys.DOMAIN)
        read = [moment for field in own if (moment := _moment((field,), order, home))]
        moments["created"] = min(read, default=None)
    if not found.get("created"):
        # "changed: domain-registrar AT isoc.org.il 19990605 (Assigned)"
        changes = (field.value.lower().rpartition(" (") for field in found.get("updated", ())[:_MOST_VALUES])
        assigned = (head.rpartition(" ")[2] for head, _, note in changes if note.startswith("assigned"))
        moments["created"] = next((dates.read_date(day, order, home) for day in assigned), None)
    if not found.get("expires"):
        # "status: OK-UNTIL 20131218000000", "[State] Connected (2029/05/31)" (JPRS: that is its end)
        until = (rest for state, _, rest in map(_words, found.get("status", ())) if state.endswith(_UNTIL))
        moments["expires"] = next((dates.read_date(rest, order, home) for rest in until), None)
    return moments


def _is_of_another(domain: str, found: Mapping[str, Sequence[Field]]) -> bool:
    """Whether all domains that the text names stand above `domain`: asked for a school, some give `ac.uk`."""
    said = (field.value.lower().partition(" ")[0].rstrip(".") for field in found.get("domain", ()))
    names = {name for name in said if name}
    return bool(domain and names) and all(domain.endswith(f".{name}") for name in names)


def _records(domain: str, found: Mapping[str, Sequence[Field]]) -> int:
    """How many records of `domain` begin in the text."""
    named = [field.value.lower() for field in found.get("domain", ()) if field.key in _RECORD]
    return sum(name.partition(" ")[0] == domain for name in named[:_MOST_VALUES])


def _words(state: Field) -> tuple[str, str, str]:
    return state.value.lower().partition(" ")


def _registration(
    domain: str,
    found: Mapping[str, Sequence[Field]],
    moments: Mapping[str, datetime | None],
    people: Mapping[str, Person],
) -> Registration:
    holder, country = holder_of(found, people)
    hidden = redaction.is_hidden(holder)
    secret = redaction.is_proxy(holder) or redaction.is_hidden(country)
    return Registration(
        domain=domain,
        created=_utc(moments["created"]),
        expires=_utc(moments["expires"]),
        updated=_utc(moments["updated"]),
        registrar=registrar_of(found, people),
        registrant_org="" if hidden else holder,
        registrant_country="" if secret else _country(country),
        name_servers=_name_servers(domain, found),
        statuses=_unique(_status(field.value) for field in found.get("status", ())),
        redacted=hidden,
        reader="whois",
        unread=tuple(name for name in keys.DATES if _is_unread(moments[name], found.get(name, ()))),
        registrant_city=redaction.town_of(holder, shown(found, "registrant_city")),
    )


def _name_servers(domain: str, found: Mapping[str, Sequence[Field]]) -> tuple[str, ...]:
    """.dk names the domain itself under "DNS", above its servers."""
    named = hosts(field.value for field in found.get("name_server", ()))
    return tuple(host for host in named if host != domain) or named


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _says_something(record: Registration) -> bool:
    live = not _LIVE.isdisjoint(status.lower() for status in record.statuses)
    return bool(record.name_servers or record.registrar or record.expires or live)


def _moment(fields: Sequence[Field], order: str, home: tzinfo) -> datetime | None:
    """The first of the fields decides: a second date is a contact's or the registrar's."""
    field = _first_own(fields)
    return dates.read_date(field.value, _hinted(field.hint) or order, home) if field else None


def _first_own(fields: Sequence[Field]) -> Field | None:
    """The first outside the contacts; where all stand in one, as below a block with no end, the first."""
    own = (field for field in fields[:_MOST_VALUES] if field.owner != keys.CONTACT)
    return next(own, next(iter(fields), None))


def _home(domain: str) -> tzinfo:
    hours: int = tables.toml("whois_dates.toml")["hours"].get(domain.rpartition(".")[2], 0)
    return timezone(timedelta(hours=hours)) if hours else UTC


def order_of(domain: str) -> str:
    """In which order the registry of `domain` writes day and month: "dmy", "mdy", or empty (not known)."""
    order: str = tables.toml("whois_dates.toml")["order"].get(domain.rpartition(".")[2], "")
    return order


def hosts(texts: Iterable[str]) -> tuple[str, ...]:
    """The host names that `texts` begin with, lower case, each once, at most 20."""
    return _unique(map(_host, texts))


def _order(domain: str, found: Mapping[str, Sequence[Field]]) -> str:
    shown = [field.value for name in keys.DATES for field in found.get(name, ())[:5]]
    term = [field.value for name in ("created", "expires") if (field := _first_own(found.get(name, ())))]
    return order_of(domain) or dates.shown_order(shown) or dates.short_order(shown, term)


def _hinted(hint: str) -> str:
    return (
        "dmy" if hint.startswith(("dd/mm", "dd-mm", "jj/mm")) else "mdy" if hint.startswith("mm/dd") else ""
    )


def _is_unread(moment: datetime | None, fields: Sequence[Field]) -> bool:
    field = _first_own(fields)
    return moment is None and field is not None and any(char.isdigit() for char in field.value)


def _country(text: str) -> str:
    return text.upper() if len(text) == 2 else text


def _host(text: str) -> str:
    words = text[:600].lower().removeprefix("- ").split(None, 3)
    # .pt writes the record as a zone does: "quill.pt NS ns1.example.com."
    first = words[2] if len(words) > 2 and words[1] == "ns" else next(iter(words), "")
    name = first.rstrip(".,")
    host = "." in name and len(name) <= 253 and _HOST.issuperset(name) and not name[-1].isdigit()
    return name if host and name not in _NO_HOSTS else ""


def _status(text: str) -> str:
    """ "clientHold https://..." without its link, and without the bracket of a comment."""
    return safe_text(text.partition(" http")[0].partition(" (")[0].partition(" --")[0], 60)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST_VALUES]
