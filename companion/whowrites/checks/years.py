"""Since when has the domain been seen: by the web archive, and in the logs of certificates?

A registration may be renewed by a new owner, and a site may say anything of its age: these two were written
down by others at the time. They tell that something was there since, not that this firm was. Both services
learn which domain is vetted: so they are asked only where the owner switched it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from whowrites.address import parse, shown
from whowrites.model import Answer, Claim, Finding, Found, Kind, Reach, Subject, Unknown
from whowrites.sources import Sources, lists
from whowrites.sources.archive import first_copy
from whowrites.sources.certificate_log import first_certificate

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "registers"
CLAIMS = (("first_seen", "archive"), ("first_seen", "certificate_log"))


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields a note a service and its date as a claim; nothing for domains that strangers share."""
    address = parse(subject.address)
    if lists.is_free(address.registrable) or lists.is_relay(address.domain):
        return
    copy = first_copy(sources, address.registrable)
    yield from _said(copy, "archive", shown(address.registrable))
    logged = first_certificate(sources, address.registrable)
    yield from _said(logged, "certificate_log", shown(address.registrable))


_CODES = {
    "archive": ("domain_first_archived", "domain_never_archived"),
    "certificate_log": ("domain_first_certificate", "domain_no_certificate"),
}


def _said(answer: Answer[datetime] | None, source: str, domain: str) -> Iterator[Finding | Claim]:
    """What one service says; None: it was not asked."""
    if answer is None:
        return
    if isinstance(answer, Unknown):
        reason = {"reason": answer.reason}
        yield Finding("years_unknown", Kind.UNKNOWN, "registry", source, answer.seen_at, reason)
        return
    seen, unseen = _CODES[source]
    if isinstance(answer, Found):
        day = answer.value.date().isoformat()
        yield Claim("first_seen", day, source, answer.seen_at)
        params = {"domain": domain, "date": day}
        yield Finding(seen, Kind.NOTE, "registry", source, answer.seen_at, params)
    else:
        yield Finding(unseen, Kind.NOTE, "registry", source, answer.seen_at, {"domain": domain})
