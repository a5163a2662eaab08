"""Letters with a DKIM signature made here, by a key of the test's own."""

from __future__ import annotations

import base64
import re
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


_OTHERS = {"cheapmail-relay.net": "", "kestrel-forwarding.com": "v=DKIM1; k=rsa; p=AAAA"}
"""Signers besides the sender, and what stands in the place of the key; empty: the key."""


def published() -> dict[str, str]:
    """The TXT records that the letters of `kinds` need."""
    keys = {"tamarside-ceramics.co.uk": "", **_OTHERS}
    return {f"s1._domainkey.{domain}": text or record() for domain, text in keys.items()}


def kinds() -> list[bytes]:
    """One letter for each thing that a signature can be: right, of another, of a part, broken, expired, no
    signature by the standard, without a key, with a bad one, of too long a letter."""
    good = signed()
    return [
        good,
        signed(domain="cheapmail-relay.net"),
        signed(length=True),
        good.replace(b"two pallets?", b"ten pallets?"),
        re.sub(rb"t=\d+;", b"t=1600000000; x=1600000001;", good, count=1),
        good.replace(b"v=1;", b"v=2;", 1),
        signed(domain="northsea-bearings.com"),
        signed(domain="kestrel-forwarding.com"),
        good + b"x" * (2 * 1024 * 1024),
    ]
