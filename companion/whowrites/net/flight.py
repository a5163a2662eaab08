"""Equal questions in flight are joined: one does the work, all get its answer or its failure."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import Generic, TypeVar

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError

T = TypeVar("T")


class Flights(Generic[T]):
    """Work in progress by key. Thread-safe; holds nothing once the work is done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[Hashable, tuple[Future[T], Deadline]] = {}

    def once(self, key: Hashable, deadline: Deadline, work: Callable[[], T]) -> T:
        """The result of `work`, done by this thread or by the one that is already at it.

        Raises what `work` raised, and NetError("timeout") when `deadline` comes first. A leader with less
        time than we have may give up before us: then we ask ourselves.
        """
        while True:
            with self._lock:
                running = self._running.get(key)
                if running is None:
                    mine: Future[T] = Future()
                    self._running[key] = mine, deadline
            if running is None:
                return self._lead(key, mine, work)
            future, leader = running
            try:
                return future.result(timeout=deadline.left())
            except NotYet as error:
                raise NetError("timeout") from error
            except NetError as error:
                if error.reason not in ("timeout", "paced") or leader.at >= deadline.at:
                    raise

    def _lead(self, key: Hashable, mine: Future[T], work: Callable[[], T]) -> T:
        try:
            mine.set_result(work())
        finally:
            with self._lock:
                del self._running[key]
            if not mine.done():
                # Whatever ended the work, a bug included, ends it for all who wait.
                mine.set_exception(sys.exception())
        return mine.result()
