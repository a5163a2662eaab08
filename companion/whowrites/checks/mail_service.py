"""Can the sender's domain receive mail, and who runs it?

Somebody who wants an answer has a domain that takes one. Asked is the registrable domain only: a name below
it could be made for one reader, and asking for it would tell that the mail was opened.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Kind, Reach, Subject, Unknown
from whowrites.sources import Sources, lists, mail_dns

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding (RFC 5321 section 5.1, RFC 7505) and the mail provider, if known, as a claim."""
    address = parse(subject.address)
    domain = address.registrable
    answer = mail_dns.mail_hosts(sources, domain)
    params = {"domain": shown(domain)}
    if isinstance(answer, Unknown):
        yield Finding(
            "mail_service_unknown", Kind.UNKNOWN, "domain", "dns", answer.seen_at, {"reason": answer.reason}
        )
        return
    if isinstance(answer, Absent):
        yield Finding("domain_not_in_dns", Kind.RISK, "domain", "dns", answer.seen_at, params)
        return
    hosts, seen_at = answer.value, answer.seen_at
    if hosts.intake in ("none", "null_mx") and domain != address.domain:
        # The name below may take mail all the same, and is not asked for.
        yield Finding("mail_service_unknown", Kind.UNKNOWN, "domain", "dns", seen_at, {"reason": "subdomain"})
    elif hosts.intake == "none":
        yield Finding("domain_cannot_receive", Kind.RISK, "domain", "dns", seen_at, params)
    elif hosts.intake == "null_mx":
        yield Finding("domain_refuses_mail", Kind.RISK, "domain", "dns", seen_at, params)
    elif hosts.intake == "address":
        yield Finding("mail_server_implicit", Kind.NOTE, "domain", "dns", seen_at, params)
    else:
        provider = lists.mail_provider(hosts.hosts)
        if provider:
            yield Finding(
                "mail_provider", Kind.NOTE, "domain", "dns", seen_at, {**params, "provider": provider}
            )
            yield Claim("mail_provider", provider, "dns", seen_at)
        else:
            host = hosts.hosts[0] if hosts.hosts else domain
            yield Finding("mail_servers", Kind.NOTE, "domain", "dns", seen_at, {**params, "host": host})
