"""TCP listeners on loopback: one thread accepts for all, one thread serves each connection."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Callable

from whowrites.lab.state import State

Serve = Callable[[socket.socket], None]


class Listeners:
    """Opened before `start`, closed after `state.closing` is set; closing cuts the connections that are still
    open.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._selector = selectors.DefaultSelector()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._accept, name="lab-accept", daemon=True)

    def add(self, serve: Serve, listener: socket.socket | None = None) -> int:
        """Listen on 127.0.0.1, or on a listener that is there, and hand each connection to `serve`; the
        port."""
        listener = listener or socket.create_server(("127.0.0.1", 0), backlog=128)
        listener.setblocking(False)
        self._selector.register(listener, selectors.EVENT_READ, serve)
        bound: int = listener.getsockname()[1]
        return bound

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._thread.join()
        for key in list(self._selector.get_map().values()):
            assert isinstance(key.fileobj, socket.socket)
            key.fileobj.close()
        self._selector.close()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while not self._state.closing.is_set():
            for key, _ in self._selector.select(timeout=0.1):
                assert isinstance(key.fileobj, socket.socket)
                try:
                    connection, _peer = key.fileobj.accept()
                except OSError:
                    continue
                connection.settimeout(30)
                with self._lock:
                    self._open.add(connection)
                threading.Thread(target=self._serve, args=(key.data, connection), daemon=True).start()

    def _serve(self, serve: Serve, connection: socket.socket) -> None:
        # A client may hang up at any point: that is its right, and no fault of the lab.
        with connection, contextlib.suppress(OSError):
            serve(connection)
        with self._lock:
            self._open.discard(connection)
