"""Does the domain's SPF record hold, with all the records that it includes?

A record that needs too many look-ups or includes what does not exist has no effect, and one that includes a
record open to anybody lets anybody send. The first is a slip of many honest firms and weighs nothing. Walking
along asks domains that the sender's record names, so it is done only when the user looks closer.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Kind, Param, Reach, Subject, Unknown
from whowrites.sources import Sources, spf_walk
from whowrites.sources.spf import MOST_LOOKUPS

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "mail_service"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding where the domain has a readable record, none where it has none."""
    domain = parse(subject.address).registrable
    answer = spf_walk.walk(sources, domain)
    if isinstance(answer, Absent):
        return  # `spf` says so
    now = answer.seen_at
    params: dict[str, Param] = {"domain": shown(domain)}
    if isinstance(answer, Unknown):
        reason = {"reason": answer.reason}
        yield Finding("spf_walk_unknown", Kind.UNKNOWN, "authentication", "dns", now, reason)
        return
    found = answer.value
    params |= {"n": found.lookups, "limit": MOST_LOOKUPS, "void": found.void}
    if found.open_at:
        params["at"] = shown(found.open_at)
        yield Finding("spf_open_by_include", Kind.RISK, "authentication", "dns", now, params)
    elif found.fault:
        params["at"] = shown(found.at)
        yield Finding("spf_include_faulty", Kind.NOTE, "authentication", "dns", now, params, found.fault)
    elif found.too_many:
        yield Finding("spf_many_lookups", Kind.NOTE, "authentication", "dns", now, params)
    elif found.too_void:
        yield Finding("spf_many_voids", Kind.NOTE, "authentication", "dns", now, params)
    else:
        yield Finding("spf_holds", Kind.NOTE, "authentication", "dns", now, params)
