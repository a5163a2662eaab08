"""A point on the monotonic clock by which a piece of work has ended: a total, where socket timeouts only
bound one read."""

from __future__ import annotations

import time
from dataclasses import dataclass

from whowrites.net.errors import NetError


@dataclass(frozen=True, slots=True)
class Deadline:
    """`at` is in seconds of `time.monotonic()`."""

    at: float

    @staticmethod
    def after(seconds: float) -> Deadline:
        return Deadline(time.monotonic() + seconds)

    def sooner(self, seconds: float) -> Deadline:
        """This deadline, or `seconds` from now if that comes first."""
        return Deadline(min(self.at, time.monotonic() + seconds))

    def left(self) -> float:
        """Seconds left, more than 0. Raises NetError("timeout") when there are none."""
        remaining = self.at - time.monotonic()
        if remaining <= 0:
            raise NetError("timeout")
        return remaining
