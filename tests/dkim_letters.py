"""Letters with a DKIM signature made here, by a key of the test's own."""

from __future__ import annotations

import base64
from functools import cache

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

LETTER = (
    b"From: Gwen Trevarrow <gwen@tamarside-ceramics.co.uk>\r\nTo: you@firm.example\r\n"
    b"Subject: Two pallets\r\n"
    b"Date: Tue, 24 Nov 2026 09:00:00 +0000\r\n\r\nCould you quote for two pallets?\r\n"
)


@cache
def _pair() -> tuple[bytes, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private, f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


def record() -> str:
    """The key as its owner publishes it."""
    return _pair()[1]


def signed(letter: bytes = LETTER, domain: str = "tamarside-ceramics.co.uk", **options: object) -> bytes:
    """The letter under the signature of `domain`, selector `s1`."""
    made = dkim.sign(letter, b"s1", domain.encode(), _pair()[0], **options)
    return bytes(made) + letter
