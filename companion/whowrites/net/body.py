"""The body of an HTTP answer, decompressed step by step so that no bomb is ever unpacked further than the
cap.
"""

from __future__ import annotations

import http.client
import zlib

from whowrites.net.errors import NetError

_CHUNK = 16 * 1024
_RATIO = 100
_RATIO_FROM = 256 * 1024
"""Decompressed bytes from which the ratio counts: small pages of white space are honest."""


def read_body(reply: http.client.HTTPResponse, encoding: str, limit: int) -> bytes:
    """At most `limit` bytes after decompression. Raises NetError.

    too_large: more than that, or a compression ratio over 100. malformed: an encoding that was not asked for,
    broken gzip. closed: fewer bytes than announced.
    """
    coding = encoding.strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise NetError("malformed", f"content-encoding {coding[:50]!r} was not asked for")
    return _inflate(reply, limit) if coding.endswith("gzip") else _plain(reply, limit)


def _plain(reply: http.client.HTTPResponse, limit: int) -> bytes:
    body = bytearray()
    while chunk := reply.read(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise NetError("too_large", f"over {limit} bytes")
    # http.client says nothing when a sized body ends early; what is left of `length` does.
    if reply.length:
        raise NetError("closed", f"{reply.length} bytes short")
    return bytes(body)


def _inflate(reply: http.client.HTTPResponse, limit: int) -> bytes:
    body = bytearray()
    packed = 0
    inflater = zlib.decompressobj(wbits=31)
    while chunk := reply.read(_CHUNK):
        packed += len(chunk)
        if packed > limit:
            raise NetError("too_large", f"over {limit} bytes")
        try:
            body += inflater.decompress(chunk, limit + 1 - len(body))
        except zlib.error as error:
            raise NetError("malformed", str(error)) from error
        if len(body) > limit or (len(body) > _RATIO_FROM and len(body) > _RATIO * packed):
            raise NetError("too_large", f"over {limit} bytes or ratio {_RATIO} after decompression")
        if inflater.eof:
            return bytes(body)
    if packed and not inflater.eof:
        raise NetError("closed", "gzip stream cut off")
    return bytes(body)
