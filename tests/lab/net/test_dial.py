"""Connecting: only to checked addresses, only once resolved, only with a certificate that holds."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import dns.message
import dns.rrset
import pytest

from attacks import FORBIDDEN
from whowrites.lab.ca import Ca
from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.net.dial import connect
from whowrites.net.dns import Resolver
from whowrites.net.errors import NetError
from whowrites.net.internet import Internet

Site = Callable[..., str]


def soon(seconds: float = 5.0) -> Deadline:
    return Deadline.after(seconds)


def reason(lab: Lab, host: str, port: int = 80, resolver: Resolver | None = None) -> str:
    with pytest.raises(NetError) as caught:
        connect(lab.internet, resolver or Resolver(lab.internet), host, port, soon()).close()
    return caught.value.reason


@pytest.mark.parametrize("ip", FORBIDDEN)
def test_no_socket_is_connected_to_a_forbidden_address(lab: Lab, connects: list[object], ip: str) -> None:
    literal = f"[{ip}]" if ":" in ip else ip
    lab.put("lure.example", "AAAA" if ":" in ip else "A", ip)
    lab.put("lure.example", "A" if ":" in ip else "AAAA")
    lab.put("lure.example", "MX", "5 lure.example")
    for port in (25, 43, 80, 443):
        assert reason(lab, "lure.example", port) == "forbidden_address"
        assert reason(lab, ip, port) == "bad_name"
        assert reason(lab, literal, port) == "bad_name"
    assert connects == []


def test_a_public_and_a_private_address_make_a_refused_host(lab: Lab, connects: list[object]) -> None:
    lab.put("half.example", "A", "11.22.0.10", "127.0.0.1")
    assert reason(lab, "half.example") == "forbidden_address"
    assert connects == []


def test_a_name_is_resolved_once_and_the_checked_address_is_dialled(
    lab: Lab, connects: list[object], dns_attacker: Callable[..., tuple[str, int]], public: Callable[[], str]
) -> None:
    asked: list[str] = []
    address = public()
    lab.host("pinned.example", address, {80: lambda connection: connection.sendall(b"the pinned one")})

    def rebinding(data: bytes) -> list[bytes]:
        query = dns.message.from_wire(data)
        question = query.question[0]
        response = dns.message.make_response(query)
        if question.rdtype == 1:
            asked.append(str(question.name))
            ip = address if len(asked) == 1 else "127.0.0.1"
            response.answer.append(dns.rrset.from_text(question.name, 0, "IN", "A", ip))
        return [response.to_wire()]

    dialled: list[tuple[str, int]] = []

    def dial(endpoint: tuple[str, int]) -> tuple[str, int]:
        dialled.append(endpoint)
        return lab.dial(endpoint)

    internet = Internet((dns_attacker(rebinding),), dial, lab.ca.root)
    resolver = Resolver(internet)
    with connect(internet, resolver, "rebound.example", 80, soon()) as connection:
        assert connection.recv(100) == b"the pinned one"
        assert connection.peer == (address, 80)
    assert asked == ["rebound.example."]
    assert dialled == [(address, 80)]
    assert connects == [lab.dial((address, 80))]
    # The second resolution is a second question, and it meets the guard.
    with pytest.raises(NetError, match="forbidden_address"):
        connect(internet, resolver, "rebound.example", 80, soon())


def dial_name(name: str, endpoint: tuple[str, int]) -> tuple[str, int]:
    return name, endpoint[1]


class Careless(Resolver):
    """A resolver whose guard was lost."""

    def addresses(self, host: str, deadline: Deadline) -> tuple[str, ...]:
        return ("192.168.1.1",)


def test_the_address_is_checked_again_where_it_is_dialled(lab: Lab, connects: list[object]) -> None:
    assert reason(lab, "northsea-bearings.com", 80, Careless(lab.internet)) == "forbidden_address"
    assert connects == []


def test_a_name_is_never_dialled_and_the_peer_must_be_the_one_dialled(
    lab: Lab, connects: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("localhost", "127.1", "0x7f000001"):
        internet = Internet(lab.internet.nameservers, dial=partial(dial_name, name))
        with pytest.raises(NetError, match="forbidden_address"):
            connect(internet, Resolver(internet), "northsea-bearings.com", 80, soon())
    assert connects == []

    class Elsewhere(socket.socket):
        def getpeername(self) -> tuple[str, int]:
            return ("10.0.0.1", 80)

    families = {"AF_INET": socket.AF_INET, "SOCK_STREAM": socket.SOCK_STREAM}
    monkeypatch.setattr("whowrites.net.dial.socket", SimpleNamespace(socket=Elsewhere, **families))
    assert reason(lab, "northsea-bearings.com") == "forbidden_address"


def test_other_ports_are_not_dialled(lab: Lab, connects: list[object]) -> None:
    for port in (0, 22, 8080, 6379, 70000):
        assert reason(lab, "northsea-bearings.com", port) == "bad_url"
    assert connects == []


def test_a_closed_port_is_refused_and_the_next_address_tried(lab: Lab, public: Callable[[], str]) -> None:
    assert reason(lab, "northsea-bearings.com", 43) == "refused"
    low, high = public(), public()
    lab.host("second.example", high, {80: lambda connection: connection.sendall(b"hello")})
    lab.put("second.example", "A", low, high)
    with connect(lab.internet, Resolver(lab.internet), "second.example", 80, soon()) as connection:
        assert connection.recv(10) == b"hello"


def test_a_drip_cannot_outlive_the_deadline(lab: Lab, site: Site) -> None:
    def drip(connection: socket.socket) -> None:
        for _ in range(100):
            connection.sendall(b"x")
            connection.settimeout(0.05)
            try:
                connection.recv(1)
            except TimeoutError:
                continue

    host = site(drip, port=43)
    begun = soon(0.5)
    received = b""
    with connect(lab.internet, Resolver(lab.internet), host, 43, begun) as connection:
        with pytest.raises(NetError, match="timeout"):
            while piece := connection.recv(100):
                received += piece
        with pytest.raises(NetError, match="timeout"):
            connection.send(b"more")
    assert 3 < len(received) < 20


def tls_reason(lab: Lab, host: str, ca: str | None) -> str:
    with connect(lab.internet, Resolver(lab.internet), host, 443, soon()) as connection:
        with pytest.raises(NetError) as caught:
            connection.start_tls(host, ca)
        return caught.value.reason


def tls_server(certificate: Path) -> Callable[[socket.socket], None]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            secured.sendall(b"secret")

    return serve


def test_a_certificate_must_be_in_date_of_that_name_and_of_a_known_root(
    lab: Lab, site: Site, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    good = site(tls_server(lab.ca.issue("attacker.example")), port=443)
    lab.put("attacker.example", "CNAME", good)
    with connect(lab.internet, Resolver(lab.internet), "attacker.example", 443, soon()) as connection:
        connection.start_tls("attacker.example", lab.ca.root)
        assert connection.recv(10) == b"secret"
    assert tls_reason(lab, good, lab.ca.root) == "bad_certificate"
    assert tls_reason(lab, "attacker.example", None) == "bad_certificate"
    for certificate in (
        lab.ca.issue("late.example", now - timedelta(days=9), now - timedelta(days=1)),
        lab.ca.issue("late.example", now + timedelta(days=1), now + timedelta(days=9)),
        Ca(tmp_path).issue("late.example"),
    ):
        lab.put("late.example", "CNAME", site(tls_server(certificate), port=443))
        assert tls_reason(lab, "late.example", lab.ca.root) == "bad_certificate"


def test_tls_below_1_2_and_garbage_are_no_connection(lab: Lab, site: Site) -> None:
    def protocol_version_alert(connection: socket.socket) -> None:
        connection.recv(4000)
        connection.sendall(b"\x15\x03\x01\x00\x02\x02\x46")

    def hangs_up(connection: socket.socket) -> None:
        connection.recv(4000)

    assert tls_reason(lab, site(protocol_version_alert, port=443), lab.ca.root) == "bad_certificate"
    assert tls_reason(lab, site(b"220 I speak SMTP\r\n", port=443), lab.ca.root) == "bad_certificate"
    assert tls_reason(lab, site(hangs_up, port=443), lab.ca.root) == "closed"
