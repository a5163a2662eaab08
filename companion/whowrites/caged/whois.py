"""python-whois as the last reader of WHOIS texts, in the cage: its expressions hang on a kilobyte.

It guesses which number is the day, so it only finds where a date stands; what the date says is read by our
own rules. Its "no such domain" is not taken over either: it says so of servers that ask us to slow down.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from whois import parser
from whois.exceptions import WhoisError

from whowrites.safe_text import safe_text
from whowrites.sources.whois_reading import dates

_LONGEST = 64 * 1024
_DATES = {"created": "creation_date", "expires": "expiration_date", "updated": "updated_date"}
_TEXTS = {
    "registrar": ("registrar", "registrar_name"),
    "registrant_org": ("org", "registrant_organization", "registrant_org", "registrant_name", "registrant"),
    "registrant_country": ("country", "registrant_country"),
}
_LISTS = {"name_servers": ("name_servers",), "statuses": ("status",)}
_TEXT = 200
_MOST = 20


def run(data: bytes, charset: str, params: dict[str, Any]) -> dict[str, Any]:
    """`data`: JSON, a list of `[domain, text, order]` (`order` as in `dates.read_date`).

    `{"records": [...]}` with an object or null for each: created, expires, updated (ISO or null), registrar,
    registrant_org, registrant_country, name_servers, statuses. Null where nothing was found.
    """
    # Called by its name in the module: what it would guess at stays a text.
    parser.cast_date = lambda text, **_: text
    return {"records": [_record(*row) for row in json.loads(data)]}


def _record(domain: str, text: str, order: str) -> dict[str, Any] | None:
    try:
        entry = parser.WhoisEntry.load(domain, text[:_LONGEST])
    except (WhoisError, AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None  # its parsers of single countries break on texts that are not as they expect
    record: dict[str, Any] = {name: _moment(entry.get(key), order) for name, key in _DATES.items()}
    record |= {name: next(_texts(entry, keys), "") for name, keys in _TEXTS.items()}
    record |= {name: [*dict.fromkeys(_texts(entry, keys))][:_MOST] for name, keys in _LISTS.items()}
    found = record["created"] or record["registrar"] or record["name_servers"]
    return record if found else None


def _moment(value: Any, order: str) -> str | None:
    """The one day that all of its finds name. Two days are two fields that it took for one."""
    moments = {dates.read_date(text, order) for text in _flat(value)}
    moment = moments.pop() if len(moments) == 1 else None
    return moment.isoformat() if moment else None


def _texts(entry: Any, keys: tuple[str, ...]) -> Iterator[str]:
    return iter([text for key in keys for text in _flat(entry.get(key))])


def _flat(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [safe_text(text, _TEXT) for text in values[:_MOST] if isinstance(text, str) and text.strip()]
