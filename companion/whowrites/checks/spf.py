"""Does the domain say which servers may send for it (SPF, RFC 7208)?

It tells what could be checked of a message, not whether somebody is honest: a missing record weighs nothing.
One that lets the whole world send is a small sign of a domain that is not looked after.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Kind, Reach, Subject, Unknown
from whowrites.sources import Sources, mail_dns

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding about the registrable domain, the record as its detail."""
    domain = parse(subject.address).registrable
    answer = mail_dns.spf(sources, domain)
    params = {"domain": shown(domain)}
    if isinstance(answer, Unknown):
        reason = {"reason": answer.reason}
        yield Finding("spf_unknown", Kind.UNKNOWN, "authentication", "dns", answer.seen_at, reason)
    elif isinstance(answer, Absent):
        yield Finding("spf_absent", Kind.NOTE, "authentication", "dns", answer.seen_at, params)
    elif answer.value.records > 1:
        text = answer.value.text
        yield Finding("spf_faulty", Kind.NOTE, "authentication", "dns", answer.seen_at, params, text)
    elif answer.value.all == "+":
        text = answer.value.text
        yield Finding("spf_open", Kind.RISK, "authentication", "dns", answer.seen_at, params, text)
    else:
        text = answer.value.text
        yield Finding("spf_present", Kind.NOTE, "authentication", "dns", answer.seen_at, params, text)
