"""Is the domain's DNS looked after: signed (DNSSEC), and closed to certificates from strangers (CAA)?

Both show a careful administrator and nothing of the sender's honesty: they weigh nothing. A signed domain's
other DNS facts cannot have been forged on their way, where the resolver checks signatures.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Found, Kind, Reach, Subject, Unknown
from whowrites.net.dns import Question
from whowrites.sources import Sources, zone_care

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"


def questions(subject: Subject) -> list[Question]:
    domain = parse(subject.address).registrable
    return [(domain, "DS"), (domain, "CAA")]


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding for each that there is, one where there is neither, one unknown where one is."""
    domain = parse(subject.address).registrable
    signed, issuers = zone_care.signed(sources, domain), zone_care.issuers(sources, domain)
    params = {"domain": shown(domain)}
    if isinstance(signed, Found):
        code = "domain_signed_proved" if signed.value == "proved" else "domain_signed"
        yield Finding(code, Kind.NOTE, "domain", "dns", signed.seen_at, params)
    if isinstance(issuers, Found):
        names = ", ".join(issuers.value) or "-"
        yield Finding(
            "domain_certifiers", Kind.NOTE, "domain", "dns", issuers.seen_at, {**params, "issuers": names}
        )
    unknown = next((answer for answer in (signed, issuers) if isinstance(answer, Unknown)), None)
    if unknown is not None:
        reason = {"reason": unknown.reason}
        yield Finding("zone_care_unknown", Kind.UNKNOWN, "domain", "dns", unknown.seen_at, reason)
    elif not isinstance(signed, Found) and not isinstance(issuers, Found):
        yield Finding("domain_plain", Kind.NOTE, "domain", "dns", signed.seen_at, params)
