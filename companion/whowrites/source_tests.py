"""Trying the outside sources out, one at a time, in the background: does it answer, and with what?

What a test says is shown until the companion ends and is never kept as an answer.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from whowrites.model import Absent, Found
from whowrites.sources import Sources
from whowrites.sources.about import Tried, switch_of, trial_of
from whowrites.vetting import Vetting

SECONDS = 25.0
"""For one source's whole test."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`running`: a test is under way. `told`: what the last one brought, and when it was asked."""

    running: bool
    told: tuple[Tried, ...] = ()
    at: datetime | None = None


class SourceTests:
    """One test of a source at a time. Thread-safe."""

    def __init__(self, vetting: Vetting) -> None:
        self._vetting = vetting
        self._lock = threading.Lock()
        self._standing: dict[str, Standing] = {}

    def start(self, name: str) -> bool:
        """Try this source out now; False where there is no such source, or none that can be tried out. The
        owner's click is his word that it may be asked once, whatever its switch."""
        trial = trial_of(name)
        if trial is None:
            return False
        with self._lock:
            before = self._standing.get(name)
            if before and before.running:
                return True
            self._standing[name] = Standing(running=True)

        def work(sources: Sources) -> None:
            told: Sequence[Tried] = ()
            try:
                told = trial(_forgetful(sources, name))
            finally:
                with self._lock:
                    self._standing[name] = Standing(False, tuple(told), sources.clock())

        self._vetting.aside(work, SECONDS)
        return True

    def standing(self, name: str) -> Standing | None:
        """What is known of this source's test; None where it was not tried out yet."""
        with self._lock:
            return self._standing.get(name)

    @property
    def running(self) -> bool:
        """Whether any test is under way."""
        with self._lock:
            return any(standing.running for standing in self._standing.values())


class _Nothing:
    """A cache that holds nothing: a test is to ask."""

    def get(self, source: str, key: str, now: datetime) -> None:
        return None

    def put(self, source: str, key: str, answer: Found[Any] | Absent, until: datetime) -> None:
        return None

    def beginning(self, source: str, start: str, now: datetime) -> tuple[()]:
        return ()


def _forgetful(sources: Sources, name: str) -> Sources:
    """The sources with nothing remembered, and with the switch of the one that is tried out on."""
    return dataclasses.replace(sources, cache=_Nothing(), switches=frozenset({switch_of(name)}))
