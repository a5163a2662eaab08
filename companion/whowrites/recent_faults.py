"""The latest warnings and errors of this program, by place and kind only: what they say may name somebody."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

MOST = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One of them. `place`: module and line, `kind`: the exception's class, or empty."""

    at: datetime
    level: str
    place: str
    kind: str


class RecentFaults(logging.Handler):
    """Keeps the latest in memory. Thread-safe."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kept: deque[Fault] = deque(maxlen=MOST)
        self._guard = threading.Lock()

    def emit(self, record: logging.LogRecord) -> None:
        """Note when, where and what kind; neither the message nor its values."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        at = datetime.fromtimestamp(record.created, UTC).replace(microsecond=0)
        with self._guard:
            self._kept.append(Fault(at, record.levelname, f"{record.name}:{record.lineno}", kind))

    def latest(self) -> Sequence[Fault]:
        """The latest first."""
        with self._guard:
            return tuple(reversed(self._kept))


RECENT = RecentFaults()
"""Those of this process."""


def keep() -> None:
    """Keep them from now on."""
    ours = logging.getLogger("whowrites")
    if RECENT not in ours.handlers:
        ours.addHandler(RECENT)
