"""A clock that stands until a test moves it."""

from __future__ import annotations

from datetime import datetime


class Clock:
    """Called, it tells `now`."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now
