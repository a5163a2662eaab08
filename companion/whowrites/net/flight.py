"""Equal questions in flight are joined: one does the work, all get its answer or its failure."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class _Flight(Generic[T]):
    """One question under way. Most have no company, so what is waited on is made by the first who waits."""

    __slots__ = ("deadline", "landed", "said")

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self.landed: threading.Event | None = None
        self.said: T | BaseException


class Flights(Generic[K, T]):
    """Work in progress by key. Thread-safe; holds nothing once the work is done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[K, _Flight[T]] = {}

    def once(self, key: K, deadline: Deadline, work: Callable[[], T]) -> T:
        """The result of `work`, done by this thread or by the one that is already at it.

        Raises what `work` raised, and NetError("timeout") when `deadline` comes first. A leader with less
        time than we have may give up before us: then we ask ourselves.
        """
        said = self.all((key,), deadline, lambda _: {key: work()})[key]
        if isinstance(said, NetError):
            raise said
        return said

    def all(
        self,
        keys: Iterable[K],
        deadline: Deadline,
        work: Callable[[Iterable[K]], Mapping[K, T | NetError]],
    ) -> dict[K, T | NetError]:
        """As `once` for many: one `work` for those that nobody is at, the others are waited for after it.

        A failure is a value here; what `work` raises ends all that it was to do.
        """
        mine: dict[K, _Flight[T]] = {}
        others: dict[K, _Flight[T]] = {}
        with self._lock:
            for key in keys:
                running = self._running.get(key)
                if running is None:
                    mine[key] = self._running[key] = _Flight(deadline)
                elif key not in mine:
                    running.landed = running.landed or threading.Event()
                    others[key] = running
        found = dict(self._lead(mine, work)) if mine else {}
        for key, flight in others.items():
            found[key] = self._follow(key, flight, deadline, work)
        return found

    def _lead(
        self, mine: dict[K, _Flight[T]], work: Callable[[Iterable[K]], Mapping[K, T | NetError]]
    ) -> Mapping[K, T | NetError]:
        found: Mapping[K, T | NetError] = {}
        try:
            found = work(mine)
            return found
        finally:
            with self._lock:
                for key in mine:
                    del self._running[key]
            # Nobody joins any more. Whatever ended the work, a bug included, ends it for all who wait.
            fault = sys.exception() or KeyError("not answered")
            for key, flight in mine.items():
                flight.said = found.get(key, fault)
                if flight.landed:
                    flight.landed.set()

    def _follow(
        self,
        key: K,
        flight: _Flight[T],
        deadline: Deadline,
        work: Callable[[Iterable[K]], Mapping[K, T | NetError]],
    ) -> T | NetError:
        assert flight.landed
        if not flight.landed.wait(max(deadline.at - time.monotonic(), 0)):
            return NetError("timeout")
        said = flight.said
        if isinstance(said, NetError):
            gave_up = said.reason in ("timeout", "paced") and flight.deadline.at < deadline.at
            return self.all((key,), deadline, work)[key] if gave_up else said
        if isinstance(said, BaseException):
            raise said
        return said
