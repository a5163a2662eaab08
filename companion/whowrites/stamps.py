"""Moments that were written down by a clock that was wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

AHEAD = timedelta(hours=1)
"""Clocks are put right by seconds every day, and by more than this only where they were wrong."""


def ahead(stamp: datetime, now: datetime) -> bool:
    """Whether `stamp` lies so far ahead of `now` that a wrong clock made it. What follows from it (this is
    fresh, that is not due yet) would hold until then, perhaps for years: it counts as not written.
    """
    return stamp - now > AHEAD
