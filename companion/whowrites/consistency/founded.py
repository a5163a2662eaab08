"""Can a firm be as old as it says, beside the age of its domain?

Most firms are older than their site. "Since 1998" under a domain of some weeks is told by nobody whose
old domain still works.
"""

from __future__ import annotations

import re
from datetime import date

_NEW = 365
"""Days up to which a domain is new."""
_YEARS_BEFORE = 2
"""So much older than its domain a firm says to be before it is a contradiction."""
_CLOCKS = 3
_MONTH = 45
_YEAR = re.compile(r"[12][0-9]{3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def same_year(first: str, second: str) -> bool | None:
    """True for one year or the next, for founding and registering take time. Firms are founded anew:
    never False."""
    a, b = first.strip()[:4], second.strip()[:4]
    return True if _YEAR.fullmatch(a) and _YEAR.fullmatch(b) and abs(int(a) - int(b)) <= 1 else None


def same_day(first: str, second: str) -> bool | None:
    """Whether two days of registration are one; registries differ by days, and a domain taken anew by
    months."""
    try:
        apart = abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)
    except ValueError:
        return None
    return True if apart <= _CLOCKS else None if apart <= _MONTH else False


def old_enough(founded: str, created: str, asked: date) -> bool | None:
    """False for a firm years older than its domain, where the domain is not a year old on the day `asked`."""
    year, registered = founded.strip()[:4], created.strip()[:10]
    if not (_YEAR.fullmatch(year) and _DAY.fullmatch(registered)):
        return None
    try:
        age = (asked - date.fromisoformat(registered)).days
    except ValueError:  # 2026-02-31
        return None
    return age >= _NEW or int(year) > int(registered[:4]) - _YEARS_BEFORE
