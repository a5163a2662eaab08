"""How old is the domain, and with whom is it registered?

Domains are registered for one deceit and dropped; honest firms keep theirs. The age weighs in steps, not as a
slope, and an old domain clears little. A holder who is not published is usual and weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import product

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Found, Kind, Param, Reach, Subject, Unknown
from whowrites.reading.countries import countries_in, country
from whowrites.sources import Sources, lists, mail_dns
from whowrites.sources.registration import Registration, is_public, registration

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "registration"
CLAIMS = tuple(product(("registrar", "company", "country", "address", "created"), ("rdap", "whois")))

_YEAR = 365
_STEPS = (
    (30, "domain_days_old", Kind.RISK),
    (_YEAR, "domain_young", Kind.RISK),
    (2 * _YEAR, "domain_second_year", Kind.RISK),
    (5 * _YEAR, "domain_few_years", Kind.RISK),
    (10 * _YEAR, "domain_settled", Kind.NOTE),
)
"""Below so many days: that code. The bounds are those of the counts in `weights.toml`."""


def asks(subject: Subject, sources: Sources) -> bool:
    domain = _own_domain(subject)
    return bool(domain) and is_public(domain)


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields the age's step and what the registry claims; nothing for domains that strangers share."""
    domain = _own_domain(subject)
    if not domain:
        return
    answer = registration(sources, domain)
    if isinstance(answer, Found):
        yield from _claims(answer)
        yield from _findings(answer, domain)
    elif isinstance(answer, Absent):
        yield _absent(answer, domain, sources)
    else:
        yield _unknown(answer.reason, answer.source, answer.seen_at)


def _own_domain(subject: Subject) -> str:
    """The domain as its registry has it; empty for one that strangers share."""
    address = parse(subject.address)
    shared = lists.is_free(address.domain) or lists.is_relay(address.domain)
    return "" if shared or address.registrable != address.registry_domain else address.registry_domain


def _claims(answer: Found[Registration]) -> Iterator[Claim]:
    record = answer.value
    told = {
        "registrar": record.registrar,
        "company": record.registrant_org,
        "country": record.registrant_country,
        "address": _town(record),
        "created": record.created.date().isoformat() if record.created else "",
    }
    for field, value in told.items():
        if value:
            yield Claim(field, value, answer.source, answer.seen_at)


def _town(record: Registration) -> str:
    """The holder's town alone, so that the address of a firm's agent contradicts nothing that his country
    does not; none that could stand in another country (Birmingham, US)."""
    named = countries_in(record.registrant_city, places=True)
    return record.registrant_city if not named or country(record.registrant_country) in named else ""


def _findings(answer: Found[Registration], domain: str) -> Iterator[Finding]:
    record = answer.value
    if record.created is None:
        yield _unknown(
            "unread" if "created" in record.unread else "unpublished", answer.source, answer.seen_at
        )
    else:
        yield _age(record.created, domain, answer.source, answer.seen_at)
    params: dict[str, Param] = {"domain": shown(domain)}
    source, seen_at = answer.source, answer.seen_at
    if record.expires is not None:
        until = {**params, "date": record.expires.date().isoformat()}
        yield Finding("registration_until", Kind.NOTE, "registry", source, seen_at, until)
    if record.name_servers:
        hosts = {**params, "hosts": ", ".join(sorted(host.lower() for host in record.name_servers))}
        yield Finding("name_servers", Kind.NOTE, "registry", source, seen_at, hosts)
    moved = record.transferred
    if (
        moved
        and record.created
        and (moved - record.created).days > _YEAR
        and (answer.seen_at - moved).days < _YEAR
    ):
        dated = {**params, "date": moved.date().isoformat()}
        yield Finding("registration_transferred", Kind.NOTE, "registry", source, seen_at, dated)
    if record.redacted:
        yield Finding("registration_hidden", Kind.NOTE, "registry", source, seen_at, params)


def _age(created: datetime, domain: str, source: str, seen_at: datetime) -> Finding:
    days = max((seen_at.date() - created.date()).days, 0)
    code, kind = step(days)
    params: dict[str, Param] = {
        "domain": shown(domain),
        "date": created.date().isoformat(),
        "days": days,
        "years": int(days / 365.25),
    }
    return Finding(code, kind, "registry", source, seen_at, params)


def step(days: int) -> tuple[str, Kind]:
    """The code for a domain of that age, and whether it speaks for or against its holder."""
    return next(((code, kind) for limit, code, kind in _STEPS if days < limit), ("domain_old", Kind.GOOD))


def _absent(answer: Absent, domain: str, sources: Sources) -> Finding:
    """No entry counts only where DNS does not know the name either: a registry can be asked wrongly."""
    in_dns = mail_dns.mail_hosts(sources, domain)
    if isinstance(in_dns, Absent):
        return Finding(
            "domain_not_registered",
            Kind.RISK,
            "domain",
            answer.source,
            answer.seen_at,
            {"domain": shown(domain)},
        )
    reason = in_dns.reason if isinstance(in_dns, Unknown) else "contradicted"
    return _unknown(reason, answer.source, answer.seen_at)


def _unknown(reason: str, source: str, seen_at: datetime) -> Finding:
    return Finding("registration_unknown", Kind.UNKNOWN, "registry", source, seen_at, {"reason": reason})
