"""A TCP or TLS connection to a checked address: resolved once, pinned, and bounded by one deadline."""

from __future__ import annotations

import io
import ipaddress
import socket
import ssl
from collections.abc import Callable
from functools import lru_cache
from types import TracebackType

from whowrites.net import guard
from whowrites.net.certificate import Certificate, certificate
from whowrites.net.deadline import Deadline
from whowrites.net.dns import Dns
from whowrites.net.errors import NetError
from whowrites.net.internet import Endpoint, Internet

CONNECT = 4.0
"""Seconds for one address."""
PORTS = frozenset({25, 43, 80, 443})
_ADDRESSES = 3


class Connection:
    """Bytes to and from one peer.

    A context manager; `peer` is the checked address, `deadline` may be moved between steps.
    """

    def __init__(self, sock: socket.socket, peer: Endpoint, deadline: Deadline) -> None:
        self._sock = sock
        self.peer = peer
        self.deadline = deadline

    def send(self, data: bytes) -> None:
        """All of `data`. Raises NetError("timeout" | "closed")."""
        try:
            self._sock.settimeout(self.deadline.left())
            self._sock.sendall(data)
        except OSError as error:
            raise _failure(error) from error

    def recv(self, most: int) -> bytes:
        """Some bytes, none at the end.

        The deadline counts over all calls, so a drip cannot outlive it. Raises NetError.
        """
        try:
            self._sock.settimeout(self.deadline.left())
            return self._sock.recv(most)
        except OSError as error:
            raise _failure(error) from error

    def start_tls(self, server_hostname: str, ca: str | None, *, verify: bool = True) -> None:
        """From here on TLS 1.2 or later, the certificate verified for that name against `ca` or the system's
        roots.

        `verify` is off between mail servers only (RFC 3207 section 4.1): there the other choice is no
        encryption. Raises NetError("bad_certificate") for every handshake that fails, whatever is wrong.
        """
        try:
            self._sock.settimeout(self.deadline.left())
            self._sock = _tls(ca, verify).wrap_socket(self._sock, server_hostname=server_hostname)
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
            # Which of the two a hang-up gives depends on the version of Python.
            raise NetError("closed", "in the TLS handshake") from error
        except ssl.SSLError as error:
            why = getattr(error, "verify_message", "") or error.reason or error
            raise NetError("bad_certificate", f"{server_hostname}: {why}") from error
        except OSError as error:
            raise _failure(error) from error

    def certificate(self) -> Certificate | None:
        """The peer's verified certificate; None before `start_tls`."""
        return certificate(self._sock.getpeercert() or {}) if isinstance(self._sock, ssl.SSLSocket) else None

    def close(self) -> None:
        self._sock.close()

    def reader(self, count: Callable[[int], None] = lambda size: None) -> io.BufferedReader:
        """A buffered reader over `recv`; `count` is told the size of each piece and may raise."""
        return io.BufferedReader(_Raw(self, count))

    def __enter__(self) -> Connection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Raw(io.RawIOBase):
    def __init__(self, connection: Connection, count: Callable[[int], None]) -> None:
        self._connection = connection
        self._count = count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._connection.recv(len(buffer))
        self._count(len(data))
        buffer[: len(data)] = data
        return len(data)


def connect(internet: Internet, resolver: Dns, host: str, port: int, deadline: Deadline) -> Connection:
    """A connection to one of the host's addresses, after all of them passed the guard.

    The name is resolved once; what is dialled is the address that was checked, and `getpeername` must agree.
    Raises NetError: bad_name, bad_url (port), what `Resolver.addresses` raises, timeout, refused,
    unreachable.
    """
    if port not in PORTS:
        raise NetError("bad_url", f"port {port}")
    failure = NetError("no_address", host)
    for ip in resolver.addresses(host, deadline)[:_ADDRESSES]:
        try:
            return _connect_one(internet, (ip, port), deadline)
        except NetError as error:
            failure = error
    raise failure


def _connect_one(internet: Internet, wanted: Endpoint, deadline: Deadline) -> Connection:
    why = guard.refusal(wanted[0])
    if why is not None:
        raise NetError("forbidden_address", f"{wanted[0]} is {why}")
    target = internet.dial(wanted)
    dialled = _address(target[0])
    sock = socket.socket(socket.AF_INET6 if dialled.version == 6 else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(deadline.sooner(CONNECT).left())
        sock.connect(target)
        peer, own = sock.getpeername(), sock.getsockname()
        if (_address(peer[0]), peer[1]) != (dialled, target[1]):
            raise NetError("forbidden_address", f"connected to {peer[0]} instead of {target[0]}")
        # The machine's own public address leads to services meant for its own network.
        if target == wanted and peer[0] == own[0]:
            raise NetError("forbidden_address", f"{peer[0]} is this machine")
    except OSError as error:
        sock.close()
        raise _failure(error) from error
    except NetError:
        sock.close()
        raise
    return Connection(sock, wanted, deadline)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address; a name in its place would be resolved a second time, so it is refused."""
    try:
        return ipaddress.ip_address(text)
    except ValueError as error:
        raise NetError("forbidden_address", f"{text} is not an address") from error


def _failure(error: OSError) -> NetError:
    if isinstance(error, TimeoutError):
        return NetError("timeout")
    if isinstance(error, ConnectionRefusedError):
        return NetError("refused")
    if isinstance(error, ConnectionError | ssl.SSLError):
        return NetError("closed", str(error))
    return NetError("unreachable", str(error))


@lru_cache(maxsize=8)
def _tls(ca: str | None, verify: bool) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=ca)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
