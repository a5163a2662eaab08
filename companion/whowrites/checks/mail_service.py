"""Can the sender's domain receive mail, and who runs it?

Somebody who wants an answer has a domain that takes one. Asked is the registrable domain only: a name below
it could be made for one reader, and asking for it would tell that the mail was opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Found, Kind, Param, Reach, Subject, Unknown
from whowrites.net.dns import Question
from whowrites.sources import Sources, lists, mail_dns, tenants

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"
CLAIMS = (("mail_provider", "dns"),)


def questions(subject: Subject) -> list[Question]:
    return [(parse(subject.address).registrable, "MX")]


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields what takes the mail in (RFC 5321 section 5.1, RFC 7505) and the provider, if known, as a claim.

    Mail exchangers that all lead to private addresses, or nowhere, take no mail in.
    """
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
        (own,) = mail_dns.exchangers(sources, hosts.hosts)
        if isinstance(own, Found) and not own.value.public:
            host = {**params, "host": shown(domain)}
            yield Finding("mx_private", Kind.RISK, "domain", "dns", seen_at, host)
        else:
            yield Finding("mail_server_implicit", Kind.NOTE, "domain", "dns", seen_at, params)
    else:
        yield from _served(sources, domain, hosts.hosts, seen_at)


def _served(
    sources: Sources, domain: str, hosts: tuple[str, ...], seen_at: datetime
) -> Iterator[Finding | Claim]:
    """What the domain's mail exchangers are, if mail can reach one of them at all."""
    params: dict[str, Param] = {"domain": shown(domain)}
    told = list(zip(hosts, mail_dns.exchangers(sources, hosts), strict=False))
    missing = [host for host, answer in told if isinstance(answer, Absent)]
    private = [host for host, answer in told if isinstance(answer, Found) and not answer.value.public]
    silent = [answer for _, answer in told if isinstance(answer, Unknown)]
    if len(missing) + len(private) == len(told):
        code, host = ("mx_private", private[0]) if private else ("mx_missing", missing[0])
        yield Finding(code, Kind.RISK, "domain", "dns", seen_at, {**params, "host": host})
        return
    yield from _run_by(domain, hosts, seen_at)
    if len(silent) + len(missing) + len(private) == len(told):
        reason = {**params, "reason": silent[0].reason}
        yield Finding("mx_unanswered", Kind.UNKNOWN, "domain", "dns", seen_at, reason)
    for host in (*private, *missing):
        code = "mx_partly_private" if host in private else "mx_partly_missing"
        yield Finding(code, Kind.NOTE, "domain", "dns", seen_at, {**params, "host": host})


def _run_by(domain: str, hosts: tuple[str, ...], seen_at: datetime) -> Iterator[Finding | Claim]:
    params: dict[str, Param] = {"domain": shown(domain), "hosts": ", ".join(sorted(set(hosts)))}
    provider = lists.mail_provider(hosts)
    if provider is None:
        yield Finding("mail_servers", Kind.NOTE, "domain", "dns", seen_at, {**params, "host": hosts[0]})
        return
    yield Finding("mail_provider", Kind.NOTE, "domain", "dns", seen_at, {**params, "provider": provider})
    yield Claim("mail_provider", provider, "dns", seen_at)
    account = tenants.tenant(hosts)
    if account is not None and not tenants.is_of(account, domain):
        yield Finding("mail_tenant_other", Kind.NOTE, "domain", "dns", seen_at, {**params, "tenant": account})
