"""What is due again: one thread of the running companion that sleeps until the next moment written down.

Each kind of thing that comes due is an `Errand`. When it is due stands in the store, so that a restart, a
machine that slept and a clock that was put right change nothing: the thread looks at least once a minute.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Protocol

log = logging.getLogger(__name__)

LONGEST = 60.0
SHORTEST = 1.0
"""Seconds between two looks."""


class Errand(Protocol):
    """One kind of thing that comes due."""

    def due(self) -> datetime | None:
        """When the next of them is due; None where none waits."""

    def run(self) -> None:
        """Set going what is due by now, and wait for nothing of it."""


class Watch:
    """Looks after errands from `Watch(...)` until `close()`."""

    def __init__(
        self,
        errands: Callable[[], Sequence[Errand]],
        clock: Callable[[], datetime],
        *,
        first: float = 0.0,
        longest: float = LONGEST,
    ) -> None:
        """`first`: seconds before the first look, at which `errands` is called; `longest`: of one sleep at
        most."""
        self._errands = errands
        self._clock = clock
        self._first = first
        self._longest = longest
        self._closing = threading.Event()
        # A pool of one, since its future carries a fault to where it is logged.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="errand")
        self._thread = threading.Thread(target=self._watch, name="watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wake up and end. An errand under way is waited for; it waits for nobody."""
        self._closing.set()
        self._thread.join()
        self._pool.shutdown()

    def _watch(self) -> None:
        if self._closing.wait(self._first):
            return
        errands = self._errands()
        while not self._closing.wait(min(map(self._look, errands), default=self._longest)):
            pass

    def _look(self, errand: Errand) -> float:
        """Do what is due of one errand; seconds until it is looked at again."""
        if self._closing.is_set():
            return self._longest
        future = self._pool.submit(self._attend, errand)
        fault = future.exception()
        if fault is None:
            return future.result()
        # A bug of ours in one errand must not end the others.
        log.error("errand %s failed", type(errand).__name__, exc_info=fault)
        return self._longest

    def _attend(self, errand: Errand) -> float:
        due = errand.due()
        if due is not None and due <= self._clock():
            errand.run()
            due = errand.due()
        if due is None:
            return self._longest
        return min(max((due - self._clock()).total_seconds(), SHORTEST), self._longest)
