"""What a server has just refused to tell, so that it is not asked the same for each address of a domain.

Kept in memory, as the failure that it is and with its time: never an answer, never stored. Resolvers do so
with their failures (RFC 9520). Silence is not among them: the next one may have more time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime, timedelta
from threading import Lock

from whowrites.model import Unknown

REST = timedelta(minutes=5)
_SAID = frozenset({"server_error", "refused", "throttled", "malformed", "unread"})
_MOST = 2_000


class Failures:
    """Failures by question. Thread-safe, bounded."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, Unknown] = OrderedDict()
        self._lock = Lock()

    def lately(self, question: Hashable, now: datetime) -> Unknown | None:
        """The failure that this question met within the last minutes."""
        held = self._held.get(question)
        return held if held and held.seen_at <= now < held.seen_at + REST else None

    def hold(self, question: Hashable, failure: Unknown) -> None:
        """Hold a failure that a server has said; others are passed over."""
        if failure.reason not in _SAID:
            return
        with self._lock:
            self._held[question] = failure
            self._held.move_to_end(question)
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
