"""Listeners: each connection has its own thread, closing cuts what is open."""

from __future__ import annotations

import socket
import threading

from whowrites.lab.listen import Listeners
from whowrites.lab.state import State


def test_two_clients_are_served_side_by_side() -> None:
    state = State()
    both = threading.Barrier(2, timeout=5)

    def meet(connection: socket.socket) -> None:
        both.wait()
        connection.sendall(b"met")

    listeners = Listeners(state)
    port = listeners.add(meet)
    listeners.start()
    with (
        socket.create_connection(("127.0.0.1", port)) as one,
        socket.create_connection(("127.0.0.1", port)) as two,
    ):
        assert (one.recv(9), two.recv(9)) == (b"met", b"met")
    state.closing.set()
    listeners.close()


def test_closing_ends_open_connections_and_frees_the_port() -> None:
    state = State()
    reached = threading.Event()

    def hold(connection: socket.socket) -> None:
        reached.set()
        connection.recv(1)

    listeners = Listeners(state)
    port = listeners.add(hold)
    listeners.start()
    with socket.create_connection(("127.0.0.1", port)) as client:
        assert reached.wait(5)
        state.closing.set()
        listeners.close()
        client.settimeout(5)
        assert client.recv(1) == b""
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))
