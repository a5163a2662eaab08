"""Equal questions in flight are joined: one does the work, all get its answer or its failure."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Hashable, Iterable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import Generic, TypeVar

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Flights(Generic[K, T]):
    """Work in progress by key. Thread-safe; holds nothing once the work is done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[K, tuple[Future[T], Deadline]] = {}

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
        mine: dict[K, Future[T]] = {}
        others: dict[K, tuple[Future[T], Deadline]] = {}
        with self._lock:
            for key in keys:
                running = self._running.get(key)
                if running is None:
                    mine[key] = Future()
                    self._running[key] = mine[key], deadline
                elif key not in mine:
                    others[key] = running
        found = dict(self._lead(mine, work)) if mine else {}
        for key, (future, leader) in others.items():
            found[key] = self._follow(key, future, leader, deadline, work)
        return found

    def _lead(
        self, mine: dict[K, Future[T]], work: Callable[[Iterable[K]], Mapping[K, T | NetError]]
    ) -> Mapping[K, T | NetError]:
        found: Mapping[K, T | NetError] = {}
        try:
            found = work(mine)
            return found
        finally:
            with self._lock:
                for key in mine:
                    del self._running[key]
            for key, future in mine.items():
                said = found.get(key)
                if isinstance(said, NetError):
                    future.set_exception(said)
                elif key in found:
                    future.set_result(said)  # type: ignore[arg-type]
                else:
                    # Whatever ended the work, a bug included, ends it for all who wait.
                    future.set_exception(sys.exception())

    def _follow(
        self,
        key: K,
        future: Future[T],
        leader: Deadline,
        deadline: Deadline,
        work: Callable[[Iterable[K]], Mapping[K, T | NetError]],
    ) -> T | NetError:
        try:
            return future.result(timeout=deadline.left())
        except NotYet:
            return NetError("timeout")
        except NetError as error:
            if error.reason in ("timeout", "paced") and leader.at < deadline.at:
                return self.all((key,), deadline, work)[key]
            return error
