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
from typing import Protocol, TypeVar

log = logging.getLogger(__name__)
T = TypeVar("T")

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
        errands: Sequence[Errand] | None = None
        pause = self._first
        while not self._closing.wait(pause):
            if errands is None:
                errands = self._done("the list of errands", self._errands)
            pause = min(map(self._look, errands or ()), default=self._longest)

    def _look(self, errand: Errand) -> float:
        """Do what is due of one errand; seconds until it is looked at again."""
        if self._closing.is_set():
            return self._longest
        pause = self._done(f"errand {type(errand).__name__}", lambda: self._attend(errand))
        return self._longest if pause is None else pause

    def _done(self, name: str, work: Callable[[], T]) -> T | None:
        """What `work` gives; None where it failed: a fault in one errand must not end the others."""
        future = self._pool.submit(work)
        fault = future.exception()
        if fault is None:
            return future.result()
        log.error("%s failed", name, exc_info=fault)
        return None

    def _attend(self, errand: Errand) -> float:
        due = errand.due()
        if due is not None and due <= self._clock():
            errand.run()
            due = errand.due()
        if due is None:
            return self._longest
        return min(max((due - self._clock()).total_seconds(), SHORTEST), self._longest)
