"""One bucket for all failed attempts at token, session and code: on loopback every caller has the same
address.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

LIMIT = 10
WINDOW = 60.0
"""At most LIMIT failures in WINDOW seconds are answered by their own status; then 429."""


class Failures:
    """Counts failures. Right credentials never pass through here, so nobody can lock the owner out.

    Thread-safe.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        """`now`: monotonic seconds."""
        self._now = now
        self._times: deque[float] = deque(maxlen=LIMIT)
        self._lock = threading.Lock()

    def one_more(self) -> int:
        """Count a failure. 0: answer it as usual; else the seconds after which another one may be tried."""
        with self._lock:
            now = self._now()
            while self._times and now - self._times[0] >= WINDOW:
                self._times.popleft()
            if len(self._times) < LIMIT:
                self._times.append(now)
                return 0
            return max(1, round(WINDOW - (now - self._times[0])))
