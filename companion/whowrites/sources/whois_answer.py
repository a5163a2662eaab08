"""Registrations as the JSON objects that `whowrites whois` prints, from texts that are at hand.

`{domain, status: registered|available|throttled|unknown, created, expires, updated, registrar,
registrant_org, registrant_country, name_servers, statuses, redacted, reader: own|python-whois|rdap}`.
Dates are YYYY-MM-DD as the registry writes them; null is what was not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from whowrites.sources import whois_text
from whowrites.sources.record import Registration
from whowrites.sources.whois_last import LastReader

CHUNK = 256
"""Texts that are held at a time, so that one child reads what our reader left over of them."""
OWN = "own"
_STATUS = {"registered": "registered", "available": "available", "throttled": "throttled"}
_DATES = ("created", "expires", "updated")
_READERS = {"whois": OWN}

Row = tuple[str, str]
"""A domain, which may be empty, and a text."""


def answer(row: Row) -> dict[str, Any]:
    """What the text says; the last reader is asked where ours reads nothing."""
    return next(iter(answers([row])))


def answers(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """As `answer`, for any number of rows, in order."""
    last = LastReader()
    rest = iter(rows)
    while chunk := list(islice(rest, CHUNK)):
        yield from _answers(chunk, last)


def _answers(rows: Sequence[Row], last: LastReader) -> Iterator[dict[str, Any]]:
    readings = [whois_text.read(text, domain) for domain, text in rows]
    unread = [number for number, reading in enumerate(readings) if reading.outcome == "unread"]
    found = dict(zip(unread, last.read_all([rows[number] for number in unread]), strict=True))
    for number, (domain, _) in enumerate(rows):
        record = found.get(number) or readings[number].registration
        if record is None:
            yield without_record(domain, _STATUS.get(readings[number].outcome, "unknown"))
        else:
            yield with_record(record, readings[number].days)


def with_record(record: Registration, days: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The object of a registered domain; `days` are its dates as written, else they are its days in UTC."""
    moments = {name: getattr(record, name) for name in _DATES}
    utc = {name: moment.date().isoformat() if moment else None for name, moment in moments.items()}
    return {
        "domain": record.domain or None,
        "status": "registered",
        **(utc | dict(days or {})),
        "registrar": record.registrar or None,
        "registrant_org": record.registrant_org or None,
        "registrant_country": record.registrant_country or None,
        "name_servers": list(record.name_servers),
        "statuses": list(record.statuses),
        "redacted": record.redacted,
        "reader": _READERS.get(record.reader, record.reader),
    }


def without_record(domain: str, status: str, reader: str = OWN) -> dict[str, Any]:
    """The object of a domain of which nothing is said but `status`."""
    return {
        "domain": domain or None,
        "status": status,
        **dict.fromkeys((*_DATES, "registrar", "registrant_org", "registrant_country")),
        "name_servers": [],
        "statuses": [],
        "redacted": False,
        "reader": reader,
    }
