"""When and by whom a domain was registered: RDAP, then WHOIS, and the DNS before "not registered" is said."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

from whowrites.model import Absent, Answer, Found, Unknown
from whowrites.sources import Sources
from whowrites.sources.bootstrap import rdap_base
from whowrites.sources.mail_dns import name_servers
from whowrites.sources.rdap import rdap
from whowrites.sources.record import Registration
from whowrites.sources.whois import whois
from whowrites.sources.whois_servers import server_of

__all__ = ["SOURCE", "Registration", "is_public", "registration"]

SOURCE = "registration"
_CLOCKS_DIFFER = timedelta(days=2)


def is_public(domain: str) -> bool:
    """Whether its registry has a server that answers the public, by RDAP or WHOIS."""
    return rdap_base(domain) is not None or server_of(domain) is not None


def registration(sources: Sources, domain: str) -> Answer[Registration]:
    """The registration of a registry's domain in ASCII (`registry_domain` of an address).

    Found.source is "rdap" or "whois". Absent only where no source knows the domain and the DNS has no
    delegation of it. Unknown("contradicted"): no registry knows it, and yet it is delegated;
    ("unpublished"): the registry answers nobody, which says nothing of the domain.
    """
    by_rdap = rdap(sources, domain)
    if isinstance(by_rdap, Found):
        return _sane(by_rdap, sources)
    if isinstance(by_rdap, Absent) and isinstance(name_servers(sources, domain), Absent):
        return by_rdap
    by_whois = whois(sources, domain)
    if isinstance(by_whois, Found):
        return _sane(by_whois, sources)
    if isinstance(by_rdap, Unknown) and isinstance(by_whois, Unknown):
        # The more telling of two failures: "unpublished" only where neither way exists.
        return by_whois if by_rdap.reason == "unpublished" else by_rdap
    return _absent(sources, domain, by_rdap if isinstance(by_rdap, Absent) else by_whois)


def _absent(sources: Sources, domain: str, answer: Absent | Unknown) -> Absent | Unknown:
    """The registry's "no such domain", if the DNS says the same."""
    delegated = name_servers(sources, domain)
    if isinstance(delegated, Absent):
        return answer
    # A server that was asked wrongly also says "no such domain"; a delegated one is registered somewhere.
    reason = "contradicted" if isinstance(delegated, Found) else delegated.reason
    return Unknown(reason, SOURCE, answer.seen_at)


def _sane(answer: Found[Registration], sources: Sources) -> Found[Registration]:
    """A creation in the future is a date that was written or read wrongly: it is no date."""
    record = answer.value
    if record.created is None or record.created <= sources.clock() + _CLOCKS_DIFFER:
        return answer
    unread = tuple(dict.fromkeys((*record.unread, "created")))
    return dataclasses.replace(answer, value=dataclasses.replace(record, created=None, unread=unread))
