"""GET over the guarded connection: redirects by hand, headers and body under byte caps, nothing of the user's
sent along.
"""

from __future__ import annotations

import dataclasses
import http.client
import io
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from whowrites.net import guard
from whowrites.net.body import read_body
from whowrites.net.certificate import Certificate
from whowrites.net.deadline import Deadline
from whowrites.net.dial import Connection, connect
from whowrites.net.dns import Resolver
from whowrites.net.errors import NetError
from whowrites.net.internet import Internet

HEADER_BYTES = 32 * 1024
FIRST_BYTE = 5.0
"""Seconds from the connection to the end of the headers."""
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Response:
    """`headers`: names in lower case, repeated ones joined by ", ".

    `body` is decompressed. `url` is the last one asked.

    `hops`: the URLs asked before it, in order. `certificate`: of the last host, None over http.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    hops: tuple[str, ...] = ()
    certificate: Certificate | None = None


class Http:
    """Stateless: no cookies, no credentials, no proxies (a proxy would resolve for us), no connection
    kept.
    """

    def __init__(self, internet: Internet, resolver: Resolver) -> None:
        self._internet = internet
        self._resolver = resolver

    def get(
        self,
        url: str,
        *,
        accept: str,
        limit_bytes: int,
        deadline: Deadline,
        redirects: int = 5,
        https_only: bool = False,
    ) -> Response:
        """The answer to GET, whatever its status; at most `limit_bytes` of decompressed body.

        Every hop passes the whole guard. Raises NetError: bad_url (also a hop to http when `https_only`),
        too_many_redirects (also a loop), too_large, malformed, bad_certificate, and what `connect` raises.
        """
        target = guard.web_url(url)
        hops: list[str] = []
        while True:
            if https_only and target.scheme != "https":
                raise NetError("bad_url", f"https only: {target}")
            response = self._get_one(target, accept, limit_bytes, deadline)
            location = response.headers.get("location")
            if response.status not in _MOVED or location is None:
                return dataclasses.replace(response, hops=tuple(hops))
            hops.append(str(target))
            target = guard.hop(target, location)
            if len(hops) > redirects or str(target) in hops:
                raise NetError("too_many_redirects", str(target))

    def _get_one(self, url: guard.Url, accept: str, limit_bytes: int, deadline: Deadline) -> Response:
        with connect(self._internet, self._resolver, url.host, url.port, deadline) as connection:
            connection.deadline = deadline.sooner(FIRST_BYTE)
            if url.scheme == "https":
                connection.start_tls(url.host, self._internet.ca)
            connection.send(_request(url, accept))
            stream = _Counted(connection)
            try:
                reply = http.client.HTTPResponse(cast(socket.socket, stream), method="GET")
                reply.begin()
                headers = {name.lower(): ", ".join(reply.headers.get_all(name, [])) for name in reply.headers}
                stream.headers_done()
                connection.deadline = deadline
                moved = reply.status in _MOVED and "location" in headers
                body = b"" if moved else read_body(reply, headers.get("content-encoding", ""), limit_bytes)
            except (http.client.RemoteDisconnected, http.client.IncompleteRead) as error:
                raise NetError("closed", str(url)) from error
            except (http.client.HTTPException, ValueError) as error:
                raise NetError("malformed", f"{url}: {error!r}"[:300]) from error
            return Response(reply.status, headers, body, str(url), certificate=connection.certificate())


class _Counted:
    """The connection as `http.client` reads it, ending when headers (and 1xx answers before them) exceed
    their budget.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._left: int | None = HEADER_BYTES

    def headers_done(self) -> None:
        self._left = None

    def makefile(self, mode: str) -> io.BufferedReader:
        return self._connection.reader(self._count)

    def _count(self, size: int) -> None:
        if self._left is None:
            return
        self._left -= size
        if self._left < 0:
            raise NetError("too_large", "headers")


def _request(url: guard.Url, accept: str) -> bytes:
    host = url.host if url.port == guard.WEB_PORTS[url.scheme] else f"{url.host}:{url.port}"
    return (
        f"GET {url.target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: WhoWrites\r\nAccept: {accept}\r\n"
        "Accept-Encoding: gzip, identity\r\nConnection: close\r\n\r\n"
    ).encode("ascii")
