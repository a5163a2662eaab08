"""A stretch of time that is counted: one month, one quarter, or all there is. Months are those of UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_MONTHS = {"month": 1, "quarter": 3}
KINDS = ("month", "quarter", "all")


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to before `end`; both None: all. `kind` is one of KINDS."""

    kind: str
    start: datetime | None = None
    end: datetime | None = None

    @property
    def name(self) -> str:
        """`2026-11`, `2026-Q4`, or empty for all."""
        if self.start is None:
            return ""
        quarter = self.kind == "quarter"
        return (
            f"{self.start.year}-Q{(self.start.month + 2) // 3}" if quarter else self.start.strftime("%Y-%m")
        )

    def before(self) -> Period | None:
        """The period of the same length that ends where this one begins; None for all."""
        return None if self.start is None else _period(self.kind, self.start, -1)

    def after(self, now: datetime) -> Period | None:
        """The one that begins where this one ends; None where that lies ahead."""
        if self.start is None or self.end is None or self.end > now:
            return None
        return _period(self.kind, self.start, 1)


def period(kind: str, month: str, now: datetime) -> Period:
    """The period of this kind that `month` (`2026-11`) lies in; without one, or with one that is none or lies
    ahead, that of now.
    """
    if kind not in _MONTHS:
        return Period("all")
    found = _MONTH.fullmatch(month)
    at = datetime(int(found[1]) or 1, int(found[2]), 1, tzinfo=UTC) if found else now
    return _period(kind, min(at, now.astimezone(UTC)), 0)


def _period(kind: str, at: datetime, step: int) -> Period:
    size = _MONTHS[kind]
    first = (at.year * 12 + at.month - 1) // size * size + step * size
    return Period(kind, _first_of(first), _first_of(first + size))


def _first_of(months: int) -> datetime:
    year = min(max(months // 12, 1), 9999)
    return datetime(year, months % 12 + 1, 1, tzinfo=UTC)
