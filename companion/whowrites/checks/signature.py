"""Does the sender's signature (DKIM) fit the message as it is stored?

Asked for a stored message only, and only where the signer's key may be fetched. A signature that fits proves
that the domain sent this text and nothing more; one that is broken may have been broken by a list, a
forwarder or the program that stored the message. Neither weighs.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Kind, Reach, Signature, Subject
from whowrites.sources import Sources

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing where no signature was looked at; else the best of them."""
    looked_at = [item for item in subject.header.signatures if item.result] if subject.header else []
    if not looked_at:
        return
    own = parse(subject.address).registrable
    best = min(looked_at, key=lambda item: (_ORDER.index(item.result), item.registrable != own))
    now = sources.clock()
    if best.result == "unknown":
        params = {"domain": shown(best.domain), "reason": best.reason}
        yield Finding("signature_unknown", Kind.UNKNOWN, "authentication", "dkim", now, params)
    else:
        params = {"domain": shown(best.domain), "selector": best.selector, "sender": shown(own)}
        yield Finding(_code(best, own), Kind.NOTE, "authentication", "dkim", now, params)


_ORDER = ("verified", "unknown", "broken")


def _code(signature: Signature, own: str) -> str:
    if signature.result == "broken":
        return "dkim_broken"
    if not signature.body:
        return "dkim_verified_part"
    return "dkim_verified" if signature.registrable == own else "dkim_verified_other"
