"""The lab's resolver: answers over UDP and TCP from `zones`, after the lab's delay, many at once in one
thread.
"""

from __future__ import annotations

import heapq
import select
import socket
import threading
import time

from whowrites.lab import dns_answer
from whowrites.lab.state import State
from whowrites.lab.zones import Zones


class DnsServer:
    """One resolver on 127.0.0.1.

    Identical questions are answered from the bytes made first. `tcp` listens on the same
    port; whoever accepts its connections hands them to `serve_tcp`.
    """

    def __init__(self, state: State, zones: Zones) -> None:
        self._state, self._zones = state, zones
        self._made: dict[tuple[bytes, bool], tuple[str, bytes]] = {}
        self._udp, self.tcp = _same_port()
        self.port: int = self._udp.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="lab-dns", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Only after `state.closing` is set."""
        self._thread.join()
        self._udp.close()

    def forget(self) -> None:
        """Drop the bytes made so far: the zones changed. An answer that is being made meanwhile goes with
        them."""
        self._made = {}

    def serve_tcp(self, connection: socket.socket) -> None:
        """Questions with their two-byte length, one after the other (RFC 1035 section 4.2.2)."""
        stream = connection.makefile("rb")
        while len(head := stream.read(2)) == 2:
            data = stream.read(int.from_bytes(head, "big"))
            reply = self._reply(data, tcp=True)
            if not self._state.pause() or not reply:
                self._state.closing.wait(30)
                return
            connection.sendall(len(reply).to_bytes(2, "big") + reply)

    def _serve(self) -> None:
        due: list[tuple[float, int, bytes, tuple[str, int]]] = []
        serial = 0
        while not self._state.closing.is_set():
            wait = min(0.1, due[0][0] - time.monotonic()) if due else 0.1
            if select.select([self._udp], [], [], max(wait, 0))[0]:
                data, peer = self._udp.recvfrom(4096)
                reply = self._reply(data, tcp=False)
                if reply and not self._state.down:
                    serial += 1
                    heapq.heappush(due, (time.monotonic() + self._state.delay, serial, reply, peer))
            while due and due[0][0] <= time.monotonic():
                _, _, reply, peer = heapq.heappop(due)
                self._udp.sendto(reply, peer)

    def _reply(self, data: bytes, tcp: bool) -> bytes:
        """The answer; empty for a domain that is silent."""
        key, kept = (data[2:], tcp), self._made
        made = kept.get(key)
        if made is None:
            asked = dns_answer.read(data)
            wire = dns_answer.answer(self._zones, data, asked, tcp=tcp)
            made = kept[key] = f"{asked.rtype} {asked.name}", wire[2:]
        self._state.asked("dns", made[0])
        return data[:2] + made[1] if made[1] else b""


def _same_port() -> tuple[socket.socket, socket.socket]:
    """A UDP socket and a TCP listener on one port of 127.0.0.1; a free one for both takes a few tries at
    most."""
    for _ in range(50):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", 0))
        try:
            return udp, socket.create_server(udp.getsockname(), backlog=128)
        except OSError:
            udp.close()
    raise OSError("no port of 127.0.0.1 is free for both UDP and TCP")
