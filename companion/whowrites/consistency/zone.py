"""Can a clock that many minutes from UTC stand in a country?

Offsets of a country are those of its time zones through the year (zone.tab of the IANA time zone database).
Senders travel, and servers write their own clock: only an offset far from all of the country's is a
difference.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from whowrites.reading.countries import country

_FAR = 150
"""Minutes beyond all offsets of a country; up to here a neighbour's clock or a forgotten switch to summer
time."""
_SERVERS = frozenset({0, -420, -480})
"""UTC, and the clock of the west of the United States: servers of large mail services write these for
everybody."""
_OFFSET = re.compile(r"\s*(?:UTC|GMT)?\s*([+-])(\d\d?):?(\d\d)\s*", re.IGNORECASE)
_YEAR = 2026


def minutes(offset: str) -> int | None:
    """Minutes east of UTC of `+08:00`, `-0330`; None for other text."""
    found = _OFFSET.fullmatch(offset[:20])
    if not found or int(found[2]) > 14 or int(found[3]) > 59:
        return None
    size = 60 * int(found[2]) + int(found[3])
    return -size if found[1] == "-" else size


def same_zone(first: str, second: str) -> bool | None:
    """True for equal offsets; two that differ may be one place in summer and winter."""
    a, b = minutes(first), minutes(second)
    return True if a is not None and a == b else None


@lru_cache(maxsize=4096)
def zone_in_country(offset: str, place: str) -> bool | None:
    """Whether the clock can be the country's; None where it is near to it, or says nothing."""
    code, size = country(place), minutes(offset)
    if not code or size is None:
        return None
    known = offsets(code)
    if size in known:
        return True
    if not known or size in _SERVERS or min(abs(size - other) for other in known) <= _FAR:
        return None
    return False


@cache
def offsets(code: str) -> frozenset[int]:
    """All offsets from UTC, in minutes, that clocks of a country show in January and in July."""
    found: set[int] = set()
    for name in _zones().get(code, ()):
        try:
            zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError, ValueError):  # a name that this machine's older table lacks
            continue
        for month in (1, 7):
            away = datetime(_YEAR, month, 15, tzinfo=UTC).astimezone(zone).utcoffset()
            found.add(int(away.total_seconds() // 60) if away is not None else 0)
    return frozenset(found)


@cache
def _zones() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table in ("zone.tab", "zone1970.tab"):
        text = files("tzdata.zoneinfo").joinpath(table).read_text(encoding="utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                codes, _, name = line.split("\t")[:3]
                for code in codes.split(","):
                    found.setdefault(code, []).append(name)
    return found
