"""The first certificate of a domain in the public logs (RFC 9162), as crt.sh knows them: one more clock.

The service is often down or slow: that says nothing of the domain.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from whowrites.model import Answer, Reach
from whowrites.net.errors import NetError
from whowrites.sources import Sources, answers
from whowrites.sources.about import EXAMPLE, About, Tried
from whowrites.sources.archive import SWITCH, seen_before
from whowrites.sources.service_json import get_json

ABOUT = About(
    name="certificate_log",
    site="https://crt.sh",
    sent="The registrable domain, to crt.sh; only when switched on, and after a click",
    needs_key=False,
    terms="Public. At most two questions at once and one a second.",
    reach=Reach.CONTACT,
)
SECONDS = 12.0
BYTES = 2 * 1024 * 1024
_URL = "https://crt.sh/?Identity={domain}&match==&deduplicate=Y&output=json"


def first_certificate(sources: Sources, domain: str) -> Answer[datetime] | None:
    """The day from which the first logged certificate held, at midnight UTC. Absent: none is logged.

    None while the owner's switch is off: nothing is asked then. Unknown("too_large"): a domain of so many
    certificates that the list is over 2 MB; its first one may be anywhere in it.
    """
    if SWITCH not in sources.switches:
        return None
    url = _URL.format(domain=quote(domain, safe=""))
    return answers.remembered(
        sources,
        ABOUT.name,
        domain,
        datetime,
        lambda: _first(get_json(sources, url, seconds=SECONDS, limit_bytes=BYTES), sources.clock()),
    )


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What is asked to see whether this source answers; `sources` has its switch on."""
    answer = first_certificate(sources, EXAMPLE)
    return (Tried(EXAMPLE, answer),) if answer else ()


def _first(entries: Any, now: datetime) -> datetime | None:
    return seen_before(read_entries(entries), now)


def read_entries(entries: Any) -> datetime | None:
    """The earliest `not_before`; None for an empty list. Raises NetError("unread") if any has no date: the
    first one could be that one."""
    if not isinstance(entries, list):
        raise NetError("unread", "no list of certificates")
    return min((_not_before(entry) for entry in entries), default=None)


def _not_before(entry: Any) -> datetime:
    match entry:
        case {"not_before": str(text)} if len(text) >= 19 and text.isascii():
            try:
                return datetime.strptime(text[:10], "%Y-%m-%d").replace(tzinfo=UTC)
            except ValueError as error:
                raise NetError("unread", "a certificate has no date") from error
    raise NetError("unread", "a certificate has no date")
