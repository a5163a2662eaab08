"""Attackers made of raw sockets: a DNS server that says anything, hosts that serve any bytes, a watch on
connect().
"""

from __future__ import annotations

import contextlib
import itertools
import socket
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from whowrites.lab.world import Lab
from whowrites.net.dns import Resolver
from whowrites.net.http import Http

_watchers: list[list[object]] = []
_numbers = itertools.count(1)
Attack = Callable[[bytes], list[bytes]]


def _audit(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect" and _watchers:
        for seen in _watchers:
            seen.append(args[1])


sys.addaudithook(_audit)


@pytest.fixture
def connects() -> Iterator[list[object]]:
    """Every address that any socket of this process is connected to while the test runs."""
    seen: list[object] = []
    _watchers.append(seen)
    yield seen
    _watchers.remove(seen)


@pytest.fixture
def http(lab: Lab, resolver: Resolver) -> Http:
    return Http(lab.internet, resolver)


@pytest.fixture
def public() -> Callable[[], str]:
    """A public-looking address of the lab that nobody has yet."""
    return lambda: f"11.30.{next(_numbers)}.1"


@pytest.fixture
def site(lab: Lab, public: Callable[[], str]) -> Callable[..., str]:
    """`site(raw, port=80)`: a host whose server reads the request, then sends `raw` (bytes, or a function of
    the socket).
    """

    def add(raw: bytes | Callable[[socket.socket], None], port: int = 80) -> str:
        def serve(connection: socket.socket) -> None:
            if port == 80:
                connection.recv(4000)
            if isinstance(raw, bytes):
                connection.sendall(raw)
            else:
                raw(connection)

        address = public()
        name = f"attacker-{address.split('.')[2]}.example"
        lab.host(name, address, {port: serve})
        return name

    return add


@pytest.fixture
def dns_attacker() -> Iterator[Callable[[Attack], tuple[str, int]]]:
    """`dns_attacker(reply)`: a UDP server that sends every datagram of `reply(question)` back; its
    endpoint.
    """
    with contextlib.ExitStack() as stack:

        def start(reply: Attack) -> tuple[str, int]:
            udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            udp.bind(("127.0.0.1", 0))
            udp.settimeout(0.05)
            closing = threading.Event()

            def serve() -> None:
                while not closing.is_set():
                    with contextlib.suppress(TimeoutError):
                        data, peer = udp.recvfrom(4096)
                        for datagram in reply(data):
                            udp.sendto(datagram, peer)

            thread = threading.Thread(target=serve)
            thread.start()
            stack.callback(thread.join)
            stack.callback(closing.set)
            endpoint: tuple[str, int] = udp.getsockname()
            return endpoint

        yield start
