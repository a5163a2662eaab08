"""The keys of DKIM signers, and whether a stored message's signatures fit them (RFC 6376 section 3.6.2).

A selector stands below the signer's domain and can be one for each recipient: asking for it can tell him
that the message was read. So nothing here is asked on opening a mail; a person has to want it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from whowrites import cage
from whowrites.model import Absent, Answer, Found, Reach, Signature
from whowrites.net.dns import Records
from whowrites.sources import Sources, answers
from whowrites.sources.about import About
from whowrites.sources.together import together

ABOUT = About(
    name="dkim",
    site="https://www.rfc-editor.org/rfc/rfc6376",
    sent="The name of the signing key that a stored message asks for.",
    needs_key=False,
    terms="Public DNS; the signer can see that his key was asked for.",
    reach=Reach.CONTACT,
)

MOST_BYTES = 2 * 1024 * 1024
"""Of a message whose signatures are verified."""

_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z]{2,63}")


def verify(sources: Sources, message: bytes, signatures: Sequence[Signature]) -> tuple[Signature, ...]:
    """The signatures with what was found, in their order; `signatures` are those of the message."""
    if len(message) > MOST_BYTES:
        return tuple(_unknown(item, "dkim_too_large") for item in signatures)
    keys = together([partial(key, sources, item.domain, item.selector) for item in signatures])
    if not any(isinstance(found, Found) for found in keys):
        return tuple(_without_key(item, found) for item, found in zip(signatures, keys, strict=True))
    asked = [
        (item.domain, item.selector, found.value if isinstance(found, Found) else "")
        for item, found in zip(signatures, keys, strict=True)
    ]
    try:
        results = cage.ask("dkim", message, params={"signatures": asked})["results"]
    except cage.CageFailed:
        return tuple(_unknown(item, "dkim_too_slow") for item in signatures)
    return tuple(
        replace(item, result=said["result"], reason=said["reason"], body=said["body"])
        if isinstance(found, Found)
        else _without_key(item, found)
        for item, found, said in zip(signatures, keys, results, strict=True)
    )


def key(sources: Sources, domain: str, selector: str) -> Answer[str]:
    """The key record of a selector. Absent: there is none, or it is no name that may be asked."""
    name = f"{selector}._domainkey.{domain}"
    if len(name) > 253 or not _NAME.fullmatch(name):
        return Absent("dkim", sources.clock())

    def ask() -> str | None:
        answer = sources.dns.ask(name, "TXT", sources.deadline)
        texts = answer.values if isinstance(answer, Records) else ()
        return next((text[:4096] for text in texts if "p=" in text), None)

    return answers.asked(sources, "dkim", name, ask)


def _without_key(item: Signature, found: Answer[str]) -> Signature:
    return _unknown(item, "dkim_no_key" if isinstance(found, Found | Absent) else found.reason)


def _unknown(item: Signature, reason: str) -> Signature:
    return replace(item, result="unknown", reason=reason)
