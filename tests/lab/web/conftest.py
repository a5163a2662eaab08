"""A served companion on a free port of 127.0.0.1, and raw bytes to it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites.app import create_app
from whowrites.store import Store
from whowrites.web.serve import Server, listen


@dataclass
class Served:
    """`views` notes every view that was called."""

    port: int
    store: Store
    server: Server
    thread: threading.Thread
    views: list[str]

    def raw(self, request: bytes, *, seconds: float = 5.0) -> bytes:
        """All that comes back for these bytes, until the companion hangs up or says no more for a while."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            connection.sendall(request)
            answer = b""
            connection.settimeout(1.0)
            try:
                while piece := connection.recv(65536):
                    answer += piece
            except TimeoutError:
                return answer
            except ConnectionResetError:
                return answer
            return answer

    def get(self, path: str, *lines: str, host: str = "") -> bytes:
        """A plain GET under our Host, with more header lines."""
        head = [
            f"GET {path} HTTP/1.1",
            f"Host: {host or f'127.0.0.1:{self.port}'}",
            *lines,
            "Connection: close",
        ]
        return self.raw(("\r\n".join(head) + "\r\n\r\n").encode("latin-1"))


class NoVetting:
    """The gate is tested here, not what is behind it."""

    def by_id(self, dossier_id: str) -> None:
        return None


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    def clock() -> datetime:
        return datetime(2026, 11, 23, 9, 40, tzinfo=UTC)

    store = Store.open(tmp_path / "data", clock)
    listening = listen(0)
    port = listening.getsockname()[1]
    app = create_app(
        vetting=NoVetting(),  # type: ignore[arg-type]
        store=store,
        port=port,
        clock=clock,
        extension_dir=tmp_path,
    )
    called: list[str] = []
    for endpoint, view in list(app.view_functions.items()):
        app.view_functions[endpoint] = noting(view, endpoint, called)
    server = Server(app, listening)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield Served(port, store, server, thread, called)
    server.stop()
    thread.join(6)
    store.close()
    assert not thread.is_alive()


def noting(view: Callable[..., object], endpoint: str, called: list[str]) -> Callable[..., object]:
    def noted(**values: object) -> object:
        called.append(endpoint)
        return view(**values)

    noted.__dict__.update(view.__dict__)
    return noted
