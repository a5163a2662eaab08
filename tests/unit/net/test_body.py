"""Bodies: what is unpacked stays under the cap, whatever the encoding claims."""

from __future__ import annotations

import gzip
import http.client
import io
import socket
import zlib
from typing import cast

import pytest

from whowrites.net.body import read_body
from whowrites.net.errors import NetError


class Wire:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._data)


def body(content: bytes, encoding: str = "", limit: int = 1000, headers: str = "") -> bytes:
    head = f"HTTP/1.1 200 OK\r\n{headers or f'Content-Length: {len(content)}'}\r\n\r\n".encode()
    reply = http.client.HTTPResponse(cast(socket.socket, Wire(head + content)), method="GET")
    reply.begin()
    return read_body(reply, encoding, limit)


def reason(content: bytes, encoding: str = "", limit: int = 1000, headers: str = "") -> str:
    with pytest.raises(NetError) as caught:
        body(content, encoding, limit, headers)
    return caught.value.reason


def test_plain_and_packed_bodies_are_read() -> None:
    assert body(b"hello") == b"hello"
    assert body(b"hello", "identity") == b"hello"
    assert body(gzip.compress(b"hello" * 100), "gzip") == b"hello" * 100
    assert body(gzip.compress(b"hello"), " X-GZIP ") == b"hello"
    assert body(b"", "gzip") == b""
    assert body(b"5\r\nhello\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked") == b"hello"


def test_the_limit_counts_unpacked_bytes_and_is_exact() -> None:
    assert len(body(b"x" * 1000)) == 1000
    assert reason(b"x" * 1001) == "too_large"
    assert len(body(gzip.compress(b"x" * 1000), "gzip")) == 1000
    assert reason(gzip.compress(b"x" * 1001), "gzip") == "too_large"


def test_a_ratio_over_a_hundred_is_a_bomb_however_large_the_limit() -> None:
    packed = gzip.compress(bytes(3_000_000))
    assert reason(packed, "gzip", limit=10_000_000) == "too_large"


def test_an_encoding_that_was_not_asked_for_is_not_guessed() -> None:
    for encoding in ("br", "deflate", "gzip, gzip", "zstd"):
        assert reason(zlib.compress(b"hello"), encoding) == "malformed"
    assert reason(b"this is no gzip", "gzip") == "malformed"


def test_nested_gzip_is_unpacked_once() -> None:
    inner = gzip.compress(b"hello")
    assert body(gzip.compress(inner), "gzip") == inner


def test_a_body_that_ends_early_is_no_body() -> None:
    assert reason(b"hel", headers="Content-Length: 5") == "closed"
    assert reason(gzip.compress(b"hello")[:-4], "gzip") == "closed"
