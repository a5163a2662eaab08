"""The lab's resolver: answers over UDP and TCP from `zones`, after the lab's delay, many at once in one
thread.
"""

from __future__ import annotations

import heapq
import select
import socket
import threading
import time
from collections.abc import Collection

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from whowrites.lab.state import State
from whowrites.lab.zones import TTL, Zones

_ROOT_SOA = "ns.lab. hostmaster.lab. 1 7200 3600 1209600 60"


class DnsServer:
    """One resolver on 127.0.0.1.

    `answer` is pure; identical questions are answered from the bytes made first. `tcp` listens on the same
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
        """Drop the bytes made so far: the zones changed."""
        self._made.clear()

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
        key = data[2:], tcp
        made = self._made.get(key)
        if made is None:
            query = dns.message.from_wire(data)
            question = query.question[0]
            text = f"{dns.rdatatype.to_text(question.rdtype)} {question.name.to_text(True).lower()}"
            size = 65535 if tcp else max(512, query.payload)
            wire = b""
            if not _within(question.name.to_text(True).lower(), self._zones.silent):
                wire = answer(self._zones, query).to_wire(max_size=size, prefer_truncation=True)
            made = self._made[key] = text, wire[2:]
        self._state.asked("dns", made[0])
        return data[:2] + made[1] if made[1] else b""


def answer(zones: Zones, query: dns.message.Message) -> dns.message.Message:
    """What a resolver that sees only the lab's zones answers: CNAMEs followed, SOA with what does not
    exist.
    """
    reply = dns.message.make_response(query, recursion_available=True)
    assert isinstance(reply, dns.message.QueryMessage)
    question = query.question[0]
    rtype = dns.rdatatype.to_text(question.rdtype)
    name = question.name.to_text(omit_final_dot=True).lower()
    for domains, rcode in ((zones.broken, dns.rcode.SERVFAIL), (zones.refused, dns.rcode.REFUSED)):
        if _within(name, domains):
            reply.set_rcode(rcode)
            return reply
    if _within(name, zones.signed):
        reply.flags |= dns.flags.AD
    for _ in range(12):
        alias = zones.records.get((name, "CNAME"), ())
        if not alias or rtype == "CNAME":
            break
        reply.answer.append(_rrset(name, "CNAME", alias))
        name = alias[0]
    values = zones.records.get((name, rtype), ())
    if values:
        reply.answer.append(_rrset(name, rtype, values))
        return reply
    if name not in zones.names:
        reply.set_rcode(dns.rcode.NXDOMAIN)
    reply.authority.append(_soa(zones, name))
    return reply


def _within(name: str, domains: Collection[str]) -> bool:
    return any(name == domain or name.endswith("." + domain) for domain in domains)


def _soa(zones: Zones, name: str) -> dns.rrset.RRset:
    zone = name
    while zone:
        if (zone, "SOA") in zones.records:
            return _rrset(zone, "SOA", zones.records[zone, "SOA"])
        zone = zone.partition(".")[2]
    return _rrset(".", "SOA", (_ROOT_SOA,))


def _rrset(name: str, rtype: str, values: tuple[str, ...]) -> dns.rrset.RRset:
    return dns.rrset.from_text_list(
        name.rstrip(".") + ".", TTL, "IN", rtype, [_wire(rtype, value) for value in values]
    )


def _wire(rtype: str, value: str) -> str:
    if rtype == "TXT":
        parts = [value[start : start + 250] for start in range(0, len(value), 250)] or [""]
        return " ".join('"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"' for part in parts)
    if rtype in ("MX", "NS", "CNAME", "PTR"):
        return value.rstrip(".") + "."
    return value


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
