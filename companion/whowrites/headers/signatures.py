"""The DKIM signatures that a message carries: who signed, and under which selector his key is published
(RFC 6376 section 3.5)."""

from __future__ import annotations

from whowrites.headers.fields import Fields, every
from whowrites.headers.received import organisation
from whowrites.model import Signature

MOST = 5


def signatures(fields: Fields) -> tuple[Signature, ...]:
    """The DKIM signatures in their order, as `dkim` numbers them; at most `MOST`. None of them was
    looked at."""
    values = list(every(fields, "dkim-signature"))[:MOST]
    named = ((_tag(value, "d")[:253], _tag(value, "s")[:253]) for value in values)
    return tuple(Signature(domain, selector, organisation(domain)) for domain, selector in named)


def _tag(value: str, name: str) -> str:
    """One tag of a DKIM-Signature (RFC 6376 section 3.2)."""
    for part in value[:4096].split(";"):
        key, _, said = part.partition("=")
        if key.strip() == name:
            return "".join(said.split()).lower()
    return ""
