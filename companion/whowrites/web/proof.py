"""The server's proof: shows a paired extension that this program, and not another one on the port, holds the
key of their pairing.
"""

from __future__ import annotations

import hashlib
import hmac
import re

NONCE = re.compile(r"[A-Za-z0-9_-]{43}")
"""32 random bytes, base64url without padding."""


def prove(key: str, port: int, nonce: str) -> str:
    """HMAC-SHA256 (RFC 2104), hex, of `hello|PORT|NONCE`. `key` is the proof key's text as the pairing
    handed it over.

    The port in the text makes a proof useless to a program that relays it from another port; the nonce, to
    one that recorded it.
    """
    return hmac.new(key.encode("ascii"), f"hello|{port}|{nonce}".encode("ascii"), hashlib.sha256).hexdigest()


def holds(answer: str, key: str, port: int, nonce: str) -> bool:
    """Whether `answer` proves the key for this port and nonce: the check that the extension makes, for tests
    and other clients.
    """
    return hmac.compare_digest(answer.encode(), prove(key, port, nonce).encode())
