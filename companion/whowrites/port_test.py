"""The test whether mail servers can be reached (port 25), made in the background: no page waits for it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whowrites.net.errors import NetError

if TYPE_CHECKING:
    from whowrites.sources import Sources
    from whowrites.sources.mailbox_port import Kept
    from whowrites.vetting import Vetting

SECONDS = 20.0
"""For the whole test."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`running`: a test is under way. `kept`: the last outcome on this network, if it is not a day old.

    `failure`: why the last attempt came to nothing: a reason of `NetError`, or empty.
    """

    running: bool
    kept: Kept | None
    failure: str


class PortTest:
    """One test at a time. Thread-safe."""

    def __init__(self, vetting: Vetting) -> None:
        self._vetting = vetting
        self._lock = threading.Lock()
        self._running = False
        self._failure = ""

    def start(self) -> None:
        """Test now; if a test is under way, it is that one."""
        with self._lock:
            if self._running:
                return
            self._running = True
        self._vetting.aside(self._test, SECONDS)

    def standing(self) -> Standing:
        """What is known now; nobody is asked."""
        from whowrites.sources import mailbox_port

        with self._lock:
            running, failure = self._running, self._failure
        return Standing(running, mailbox_port.kept(self._vetting.sources), failure)

    def _test(self, sources: Sources) -> None:
        from whowrites.sources import mailbox_port

        failure = ""
        try:
            mailbox_port.anew(sources)
        except NetError as error:
            failure = error.reason
        finally:
            with self._lock:
                self._running, self._failure = False, failure
