"""The pairing desk of a running companion: the one state of `pairing`, changed under a lock, with its
clock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from whowrites.web import pairing
from whowrites.web.pairing import Code, PairingRefused, Request, Stage, State


class Desk:
    """Thread-safe. `now` gives monotonic seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._state = State()
        self._lock = threading.Lock()

    def start(self, origin: str, browser: str, version: str, verifier_hash: str) -> Request:
        """Raises PairingRefused("too_many_starts")."""
        with self._lock:
            self._state = pairing.start(self._state, origin, browser, version, verifier_hash, self._now())
            return self._state.requests[-1]

    def decide(self, pair_id: str, allowed: bool) -> None:
        """The owner's answer. Raises PairingRefused("gone")."""
        with self._lock:
            self._state = pairing.decide(self._state, pair_id, allowed, self._now())

    def finish(self, pair_id: str, origin: str, verifier: str, code: str = "") -> Request | None:
        """The allowed request, once; None while the owner has not answered. Raises PairingRefused."""
        with self._lock:
            now = self._now()
            state, request = pairing.finish(self._state, pair_id, origin, verifier, now)
            if code and request.stage is Stage.WAITING:
                self._state, fault = pairing.enter_code(self._state, pair_id, code, now)
                if fault:
                    raise PairingRefused(fault)
                state, request = pairing.finish(self._state, pair_id, origin, verifier, now)
            self._state = state
            return request if request.stage is Stage.ALLOWED else None

    def show_code(self) -> Code:
        """A new code, in place of an older one."""
        with self._lock:
            self._state = pairing.show_code(self._state, self._now())
            assert self._state.code is not None
            return self._state.code

    def pending(self) -> Request | None:
        """The request that waits for the owner."""
        with self._lock:
            return self._state.pending(self._now())

    def code(self) -> Code | None:
        """The code that can still be typed."""
        with self._lock:
            code = self._state.code
            return code if code and code.tries > 0 and self._now() < code.until else None

    def seconds_left(self, until: float) -> int:
        """Whole seconds until a moment of this desk's clock."""
        return max(0, round(until - self._now()))
