"""All runs under way: at most one an address, for all who ask for it, in threads that are ours or the
caller's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from whowrites.checks import Check
from whowrites.model import Subject
from whowrites.running import Run, logged
from whowrites.sources import Sources

WAITING = 1_000
"""Runs that may wait; an address beyond them is answered with what needs nobody, and asked again later."""


@dataclass(frozen=True, slots=True)
class Going:
    """A run that is to go: whom it asks about whom. `sources` makes its tools when it is its turn: then its
    time limit begins."""

    run: Run
    checks: Sequence[Check]
    subject: Subject
    sources: Callable[[], Sources]


class UnderWay:
    """Thread-safe. `at_once`: runs that go at once in threads of ours."""

    def __init__(self, at_once: int) -> None:
        # Two pools, so that no run waits for a thread that another run holds: one a run, which
        # asks the DNS, more for its other checks.
        self._runners = ThreadPoolExecutor(at_once, thread_name_prefix="run")
        self._askers = ThreadPoolExecutor(4 * at_once, thread_name_prefix="check")
        self._runs: dict[str, Run] = {}
        self._closed = False
        self._lock = threading.Lock()

    def of(self, keys: Iterable[str]) -> dict[str, Run]:
        """The runs of these addresses."""
        with self._lock:
            return {key: self._runs[key] for key in keys if key in self._runs}

    def enter(self, key: str, run: Run, instead: Callable[[Run], bool]) -> Run | None:
        """The run for this address from now on: the one under way, if it does `instead`; else `run`, which
        is to go then. None: there is no room for more.
        """
        with self._lock:
            running = self._runs.get(key)
            if running and instead(running):
                return running
            if self._closed or len(self._runs) >= WAITING:
                return None
            self._runs[key] = run
            return run

    def leave(self, key: str, run: Run) -> None:
        """It has ended, and what it found is kept."""
        with self._lock:
            if self._runs.get(key) is run:
                del self._runs[key]

    def go(self, going: Going) -> None:
        """Let it go in this thread; it has ended when this returns."""
        going.run.start(going.checks, going.subject, going.sources(), self._askers)
        going.run.done.wait()

    def hand_over(self, going: Going) -> None:
        """Let it go in a thread of ours, when it is its turn."""
        self.aside(lambda: self.go(going))

    def aside(self, work: Callable[[], None]) -> None:
        """Have something done in the background. A fault of it is logged."""
        self._runners.submit(work).add_done_callback(logged)

    def by_id(self, dossier_id: str) -> Run | None:
        """The run that makes the dossier with this id."""
        with self._lock:
            return next((run for run in self._runs.values() if run.before.id == dossier_id), None)

    def close(self) -> None:
        """Let go of the threads. Runs that were under way are lost; who asked for them asks again."""
        with self._lock:
            self._closed = True
            for run in self._runs.values():
                run.abandon()
        self._runners.shutdown(wait=False, cancel_futures=True)
        self._askers.shutdown(wait=False, cancel_futures=True)
