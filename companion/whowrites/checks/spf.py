"""Does the domain say which servers may send for it (SPF, RFC 7208)?

It tells what could be checked of a message, not whether somebody is honest: a missing record weighs nothing.
One that lets the whole world send is a small sign of a domain that is not looked after.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Kind, Param, Reach, Subject, Unknown
from whowrites.net.dns import Question
from whowrites.sources import Sources, mail_dns
from whowrites.sources.spf import MOST_LOOKUPS

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"


def questions(subject: Subject) -> list[Question]:
    return [(parse(subject.address).registrable, "TXT")]


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding about the registrable domain's own record, which is its detail.

    What the record includes is not asked here (see `spf_walk`): only the terms of this one are counted.
    """
    domain = parse(subject.address).registrable
    answer = mail_dns.spf(sources, domain)
    now = answer.seen_at
    params: dict[str, Param] = {"domain": shown(domain)}
    if isinstance(answer, Unknown):
        reason = {"reason": answer.reason}
        yield Finding("spf_unknown", Kind.UNKNOWN, "authentication", "dns", now, reason)
        return
    if isinstance(answer, Absent):
        yield Finding("spf_absent", Kind.NOTE, "authentication", "dns", now, params)
        return
    record, text = answer.value, answer.value.text
    params["n"] = len(record.asking)
    if record.records > 1:
        params["n"] = record.records
        yield Finding("spf_several", Kind.NOTE, "authentication", "dns", now, params, text)
    elif record.fault:
        params["word"] = record.fault
        yield Finding("spf_faulty", Kind.NOTE, "authentication", "dns", now, params, text)
    elif record.open:
        yield Finding("spf_open", Kind.RISK, "authentication", "dns", now, params, text)
    elif len(record.asking) > MOST_LOOKUPS:
        params["limit"] = MOST_LOOKUPS
        yield Finding("spf_many_lookups", Kind.NOTE, "authentication", "dns", now, params, text)
    elif record.uses("ptr"):
        yield Finding("spf_by_reverse_name", Kind.NOTE, "authentication", "dns", now, params, text)
    else:
        yield Finding("spf_present", Kind.NOTE, "authentication", "dns", now, params, text)
