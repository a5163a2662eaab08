"""The last reader of WHOIS texts: python-whois in the cage, asked only where our own reads nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from whowrites import cage
from whowrites.sources import redaction, whois_text
from whowrites.sources.record import Registration
from whowrites.sources.whois_reading.own_part import own_part

READER = "python-whois"
BATCH = 32
"""Texts for one child: it starts in a tenth of a second and reads most texts in a thousandth."""
MOST_FAILURES = 12
"""Children that may be lost over one list of texts; they take up to 4 s each. Then the rest stays unread."""


def read(text: str, domain: str) -> Registration | None:
    """What python-whois reads in `text`, or None. Takes 0.1 s, 4 s at most. Never raises."""
    return read_all([(domain, text)])[0]


def read_all(rows: Sequence[tuple[str, str]]) -> list[Registration | None]:
    """As `read`, for rows of domain and text, a few children for all of them."""
    return LastReader().read_all(rows)


class LastReader:
    """Reads lists of texts until it has lost too many children."""

    def __init__(self) -> None:
        self._failures = 0

    def read_all(self, rows: Sequence[tuple[str, str]]) -> list[Registration | None]:
        """One registration or None a row, in order."""
        found: list[Registration | None] = []
        for start in range(0, len(rows), BATCH):
            found += self._read(rows[start : start + BATCH])
        return found

    def _read(self, rows: Sequence[tuple[str, str]]) -> Iterator[Registration | None]:
        """A text that ends its child is looked for by halves, so that it costs the others nothing."""
        if not rows or self._failures >= MOST_FAILURES:
            yield from [None] * len(rows)
            return
        asked = [[domain, _own(text, domain), whois_text.order_of(domain)] for domain, text in rows]
        try:
            records = cage.ask("whois", json.dumps(asked).encode("ascii"))["records"]
        except cage.CageFailed:
            self._failures += 1
            if len(rows) == 1:
                yield None
                return
            half = len(rows) // 2
            yield from self._read(rows[:half])
            yield from self._read(rows[half:])
            return
        for (domain, _), record in zip(rows, records, strict=True):
            yield _registration(domain, record) if record else None


def _own(text: str, domain: str) -> str:
    return own_part(text[: whois_text.LONGEST], domain)


def _registration(domain: str, record: dict[str, Any]) -> Registration:
    holder, country = record["registrant_org"], record["registrant_country"]
    hidden = redaction.is_hidden(holder)
    secret = redaction.is_proxy(holder) or redaction.is_hidden(country)
    return Registration(
        domain=domain,
        created=_moment(record["created"]),
        expires=_moment(record["expires"]),
        updated=_moment(record["updated"]),
        registrar=record["registrar"],
        registrant_org="" if hidden else holder,
        registrant_country="" if secret else country,
        name_servers=tuple(whois_text.hosts(record["name_servers"])),
        statuses=tuple(record["statuses"]),
        redacted=hidden,
        reader=READER,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None
