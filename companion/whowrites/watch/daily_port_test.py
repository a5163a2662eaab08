"""The test of port 25, while mail servers may be asked: once a day, and anew in another network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from whowrites import switches
from whowrites.port_test import PortTest
from whowrites.sources.mailbox import SWITCH
from whowrites.sources.mailbox_port import KEPT
from whowrites.stamps import ahead
from whowrites.store import Store

REST = timedelta(minutes=15)
"""After an attempt that came to nothing: no network."""


class DailyPortTest:
    """An errand."""

    def __init__(self, port_test: PortTest, store: Store, clock: Callable[[], datetime]) -> None:
        self._port_test = port_test
        self._store = store
        self._clock = clock
        self._tried: datetime | None = None

    def due(self) -> datetime | None:
        """None while mail servers are not to be asked."""
        if SWITCH not in switches.on(self._store.settings):
            return None
        kept = self._port_test.standing().kept
        if kept is not None:
            return kept.at + KEPT
        now = self._clock()
        return now if self._tried is None or ahead(self._tried, now) else self._tried + REST

    def run(self) -> None:
        """Start it."""
        self._tried = self._clock()
        self._port_test.start()
