"""When and by whom a domain was registered: RDAP, then WHOIS, and the DNS before "not registered" is said."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

from whowrites.model import Absent, Answer, Found, Unknown
from whowrites.sources import Sources
from whowrites.sources.mail_dns import name_servers
from whowrites.sources.rdap import rdap
from whowrites.sources.record import Registration
from whowrites.sources.whois import whois

__all__ = ["SOURCE", "Registration", "registration"]

SOURCE = "registration"
_CLOCKS_DIFFER = timedelta(days=2)


def registration(sources: Sources, domain: str) -> Answer[Registration]:
    """The registration of a registry's domain in ASCII (`registry_domain` of an address).

    Found.source is "rdap" or "whois". Absent only where no source knows the domain and the DNS has no
    delegation of it. Unknown("contradicted"): no registry knows it, and yet it is delegated;
    ("unpublished"): the registry answers nobody, which says nothing of the domain.
    """
    by_rdap = rdap(sources, domain)
    if isinstance(by_rdap, Found):
        return _sane(by_rdap, sources)
    delegated = name_servers(sources, domain)
    if isinstance(by_rdap, Absent) and isinstance(delegated, Absent):
        return by_rdap
    by_whois = whois(sources, domain)
    if isinstance(by_whois, Found):
        return _sane(by_whois, sources)
    return _none_found(by_rdap, by_whois, delegated)


def _none_found(
    by_rdap: Absent | Unknown, by_whois: Absent | Unknown, delegated: Answer[tuple[str, ...]]
) -> Absent | Unknown:
    absent = next((answer for answer in (by_rdap, by_whois) if isinstance(answer, Absent)), None)
    if absent is not None:
        if isinstance(delegated, Absent):
            return absent
        # A server that was asked wrongly also says "no such domain"; a delegated one is registered somewhere.
        reason = "contradicted" if isinstance(delegated, Found) else delegated.reason
        return Unknown(reason, SOURCE, absent.seen_at)
    # The more telling of two failures: "unpublished" only where neither way exists.
    failures = [answer for answer in (by_rdap, by_whois) if isinstance(answer, Unknown)]
    return next((answer for answer in failures if answer.reason != "unpublished"), failures[0])


def _sane(answer: Found[Registration], sources: Sources) -> Found[Registration]:
    """A creation in the future is a date that was written or read wrongly: it is no date."""
    record = answer.value
    if record.created is None or record.created <= sources.clock() + _CLOCKS_DIFFER:
        return answer
    unread = tuple(dict.fromkeys((*record.unread, "created")))
    return dataclasses.replace(answer, value=dataclasses.replace(record, created=None, unread=unread))
