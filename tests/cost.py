"""What a piece of work costs, told without a clock on the wall: CPU time of this thread, and how it grows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TIMES = 4
MOST = 10.0
"""Four times the length may cost so many times as much. Work that grows with the square costs 16 times."""
NOTHING = 0.001
"""Seconds: below this there is only noise to be compared."""
ROUNDS = 6


def seconds(work: Callable[[], object]) -> float:
    """CPU time of this thread, in seconds: what other processes take of the machine is not in it."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def grows_with_length(read: Callable[[T], object], text: Callable[[int], T], longest: int) -> None:
    """Fails where `read(text(longest))` costs more than `MOST` times what a quarter of it costs.

    `text(n)` is of about n signs. The best of several rounds counts, and they end as soon as it will do.
    """
    whole, quarter = text(longest), text(longest // TIMES)
    dearer = cheaper = float("inf")
    for _ in range(ROUNDS):
        dearer = min(dearer, seconds(lambda: read(whole)))
        cheaper = min(cheaper, seconds(lambda: read(quarter)))
        if dearer <= MOST * max(cheaper, NOTHING):
            return
    raise AssertionError(
        f"{longest} signs cost {dearer * 1000:.1f} ms, a quarter of them {cheaper * 1000:.1f} ms"
    )
