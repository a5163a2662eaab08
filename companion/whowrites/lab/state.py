"""What all services of the lab share: how slow it is, whether it is dead, and the log of what was asked."""

from __future__ import annotations

import threading
import time


class State:
    """`delay`: seconds before each answer.

    `down`: nothing answers. `log`: (service, question) in the order of arrival.
    """

    def __init__(self) -> None:
        self.delay = 0.0
        self.down = False
        self.log: list[tuple[str, str]] = []
        self.closing = threading.Event()

    def asked(self, service: str, question: str) -> None:
        self.log.append((service, question))

    def pause(self) -> bool:
        """Wait as long as an answer takes; whether there is to be one."""
        if self.delay:
            time.sleep(self.delay)
        return not self.down
