"""The web archive's first copy of a domain's home page: a second clock beside the registry's.

It says that something was there since, not who: the domain may have had another owner then.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from whowrites.model import Answer, Reach
from whowrites.net.errors import NetError
from whowrites.sources import Sources, answers
from whowrites.sources.about import EXAMPLE, About, Tried
from whowrites.sources.service_json import get_json

ABOUT = About(
    name="archive",
    site="https://web.archive.org",
    sent="The registrable domain, to the Internet Archive; only when switched on, and after a click",
    needs_key=False,
    terms="Public. At most two questions at once and one a second.",
    reach=Reach.CONTACT,
)
SWITCH = "years"
SECONDS = 10.0
_FIRST = datetime(1995, 1, 1, tzinfo=UTC)
"""Before the first copy and the first certificate that anybody keeps."""
_URL = (
    "https://web.archive.org/cdx/search/cdx?url={domain}"
    "&output=json&limit=1&fl=timestamp,statuscode&filter=statuscode:200"
)


def first_copy(sources: Sources, domain: str) -> Answer[datetime] | None:
    """The day of the first copy that was a page (status 200), at midnight UTC. Absent: no copy is kept.

    None while the owner's switch is off: nothing is asked then.
    """
    if SWITCH not in sources.switches:
        return None
    url = _URL.format(domain=quote(domain, safe=""))
    return answers.remembered(
        sources,
        ABOUT.name,
        domain,
        datetime,
        lambda: seen_before(read_rows(get_json(sources, url, seconds=SECONDS)), sources.clock()),
    )


def seen_before(day: datetime | None, now: datetime) -> datetime | None:
    """The day that a service gives, unless nobody can have seen anything then. Raises NetError("unread")."""
    if day is not None and not _FIRST <= day <= now + timedelta(days=1):
        raise NetError("unread", f"nothing was seen on {day:%Y-%m-%d}")
    return day


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What is asked to see whether this source answers; `sources` has its switch on."""
    answer = first_copy(sources, EXAMPLE)
    return (Tried(EXAMPLE, answer),) if answer else ()


def read_rows(rows: Any) -> datetime | None:
    """The first date of the index's rows, the first of which is their head; None where it has no row.

    Raises NetError("unread") for rows of another form.
    """
    if rows == []:
        return None
    match rows:
        case [["timestamp", "statuscode"]]:
            return None
        case [["timestamp", "statuscode"], [str(stamp), *_], *_] if len(stamp) == 14 and stamp.isascii():
            try:
                return datetime.strptime(stamp[:8], "%Y%m%d").replace(tzinfo=UTC)
            except ValueError as error:
                raise NetError("unread", "a row of the index has no date") from error
    raise NetError("unread", "no rows of the index")
