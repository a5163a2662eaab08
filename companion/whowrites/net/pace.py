"""Manners toward each server: a few requests at once, a burst, then a steady rate; and rest when it asks for
it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.internet import Pace

_REMEMBERED = 2000


@dataclass
class _Server:
    tokens: float
    at: float
    running: int = 0
    quiet_until: float = 0.0


class Pacer:
    """Thread-safe. Servers are told apart by name only."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._free = threading.Condition()
        self._servers: dict[str, _Server] = {}

    @contextmanager
    def slot(self, server: str, deadline: Deadline, at_once: int | None = None) -> Iterator[None]:
        """The right to send one request to `server` while the context lasts; waits for it.

        `at_once`: so many requests at the same time instead of the pace's number.
        Raises NetError("paced") when it cannot come before the deadline: at once where that is known in
        advance.
        """
        state = self._enter(server, deadline, at_once or self._pace.at_once)
        try:
            yield
        finally:
            with self._free:
                state.running -= 1
                self._free.notify_all()

    def back_off(self, server: str, seconds: float) -> None:
        """Ask `server` nothing for that long: it said 429 or Retry-After."""
        with self._free:
            state = self._server(server)
            state.quiet_until = max(state.quiet_until, time.monotonic() + seconds)

    def _enter(self, server: str, deadline: Deadline, at_once: int) -> _Server:
        with self._free:
            while True:
                state = self._server(server)
                now = time.monotonic()
                wait = self._wait(state, now)
                if wait <= 0 and state.running < at_once:
                    state.tokens -= 1
                    state.running += 1
                    return state
                left = deadline.at - now
                if wait >= left:
                    raise NetError("paced", server)
                # With a token at hand only the end of another request can help; it notifies.
                self._free.wait(wait if wait > 0 else left)

    def _wait(self, state: _Server, now: float) -> float:
        """Seconds until the server may be asked again, running requests aside."""
        grown = state.tokens + (now - state.at) * self._pace.per_second
        state.tokens, state.at = min(float(self._pace.burst), grown), now
        for_token = (1 - state.tokens) / self._pace.per_second if state.tokens < 1 else 0.0
        return max(for_token, state.quiet_until - now)

    def _server(self, server: str) -> _Server:
        state = self._servers.get(server)
        if state is None:
            now = time.monotonic()
            if len(self._servers) >= _REMEMBERED:
                self._forget(now)
            state = self._servers[server] = _Server(float(self._pace.burst), now)
        return state

    def _forget(self, now: float) -> None:
        full = self._pace.burst / self._pace.per_second
        idle = [
            name
            for name, state in self._servers.items()
            if not state.running and state.quiet_until < now and now - state.at > full
        ]
        for name in idle:
            del self._servers[name]
