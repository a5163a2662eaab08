"""The companion's own listening socket: on 127.0.0.1 and nothing else, served by waitress."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from flask import Flask
from waitress.server import create_server
from waitress.wasyncore import close_all, loop

from whowrites.web.channel import Channel

DEFAULT_PORT = 8737
HOST = "127.0.0.1"

SETTINGS: dict[str, Any] = {
    "threads": 8,
    "connection_limit": 200,
    "channel_timeout": 20,
    "cleanup_interval": 5,
    "max_request_body_size": 256 * 1024,
    "max_request_header_size": 16 * 1024,
    "channel_request_lookahead": 0,
    "ident": None,
    "expose_tracebacks": False,
    "asyncore_use_poll": True,
    "clear_untrusted_proxy_headers": True,
}
"""waitress's defaults leave a server of this size open to a handful of slow callers."""

STOP_SECONDS = 3.0
"""How long a stop waits for requests under way."""

_BREATH = 0.05
"""Seconds to wait where no file is left for one more caller."""


class PortTaken(OSError):
    """Another program listens on that port of 127.0.0.1.

    `port`; the text is a sentence that says what to do.
    """

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is used by another program. "
            f"Stop it, or choose another port: whowrites serve --port {port + 1}"
        )
        self.port = port

    def __str__(self) -> str:
        return str(self.args[0])


def listen(port: int = DEFAULT_PORT) -> socket.socket:
    """A socket that listens on `port` of 127.0.0.1 (0: any free one). No argument makes it listen elsewhere.

    Raises PortTaken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # There SO_REUSEADDR would let another program bind the same port and take our callers.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        # Here it only means that a restart need not wait for old connections to fade.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortTaken(port) from error
        raise
    return listening


class Server:
    """Serves one application on one socket, in the thread that calls `run`."""

    def __init__(self, app: Flask, listening: socket.socket) -> None:
        """`app` was made for the port of `listening`.

        Callers are accepted from now on, and answered once `run` runs.
        """
        self._map: dict[int, Any] = {}
        self._server = create_server(app, map=self._map, sockets=[listening], **SETTINGS)
        self._server.channel_class = Channel
        self._accept_one = self._server.accept
        self._server.accept = self._accept
        self._stopped = threading.Event()

    def run(self) -> None:
        """Serve until `stop` is called; then finish the requests under way, STOP_SECONDS at most, and let go
        of the socket.
        """
        while not self._stopped.is_set():
            self._turn(1.0)
        self._server.accepting = False
        self._server.task_dispatcher.shutdown(timeout=STOP_SECONDS)
        last = time.monotonic() + 1.0
        while time.monotonic() < last and any(channel.total_outbufs_len for channel in self._channels()):
            self._turn(0.1)
        close_all(self._map)

    def close(self) -> None:
        """Let go of the socket and the threads, whether `run` was called or not."""
        self._server.task_dispatcher.shutdown(timeout=STOP_SECONDS)
        close_all(self._map)

    def stop(self) -> None:
        """End `run`; may be called from any thread and from a signal handler."""
        if not self._stopped.is_set():
            self._stopped.set()
            self._server.pull_trigger()

    def _accept(self) -> Any:
        try:
            return self._accept_one()
        except OSError as error:
            if error.errno not in (errno.EMFILE, errno.ENFILE):
                raise
            # The caller stays in the queue, and asking for him again at once would be all that we do.
            time.sleep(_BREATH)
            return None

    def _turn(self, seconds: float) -> None:
        loop(timeout=seconds, use_poll=True, map=self._map, count=1)

    def _channels(self) -> list[Any]:
        return list(self._server.active_channels.values())


def serve(server: Server, ready: Callable[[], None] = lambda: None) -> None:
    """Serve in the main thread until SIGTERM or SIGINT (Ctrl-C). `ready` is called once callers are
    accepted."""

    def end(number: int, frame: FrameType | None) -> None:
        server.stop()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        ready()
        server.run()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
