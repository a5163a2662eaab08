"""Is there a real web site behind the sender's domain, and is it his?

A firm that trades shows itself. A domain that is parked, for sale or leads to another firm's site was not
bought to be found under; no site at all says little, for many small firms have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Kind, Param, Reach, Subject, Unknown
from whowrites.safe_text import safe_text
from whowrites.sources import Sources
from whowrites.sources.website import Website, is_somebody_elses, website_of

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "site"
CLAIMS = (("website", "site"), ("company", "certificate"), ("country", "certificate"))

_STATES = {
    "parked": ("site_parked", Kind.RISK),
    "for_sale": ("site_for_sale", Kind.RISK),
    "default": ("site_default_page", Kind.NOTE),
    "holding": ("site_holding_page", Kind.NOTE),
    "empty": ("site_empty", Kind.NOTE),
    "missing": ("site_missing", Kind.NOTE),
    "real": ("site_real", Kind.NOTE),
}


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields what answers at the domain, where it led, and how it proved its name."""
    address = parse(subject.address)
    domain = address.registrable
    answer = website_of(sources, address)
    if answer is None:
        return
    if isinstance(answer, Unknown):
        yield _unknown(answer.reason, answer.seen_at)
    elif isinstance(answer, Absent):
        yield Finding("site_none", Kind.NOTE, "registry", "site", answer.seen_at, {"domain": shown(domain)})
    else:
        yield Claim("website", answer.value.elsewhere or domain, "site", answer.seen_at)
        yield from _holder(answer.value, domain, answer.seen_at)
        yield from _findings(answer.value, domain, answer.seen_at)


def _holder(site: Website, domain: str, now: datetime) -> Iterator[Claim]:
    """The firm that the certificate's issuer checked, unless it is for other hosts, too: many sites lie
    behind a service that shows a certificate of its own."""
    held = site.certificate
    if held is None or not held.holder or site.elsewhere or not _is_for(held.names, domain):
        return
    yield Claim("company", safe_text(held.holder, 200), "certificate", now)
    if held.country:
        yield Claim("country", held.country, "certificate", now)


def _is_for(names: tuple[str, ...], domain: str) -> bool:
    """Whether all hosts of a certificate are the domain's own."""
    return bool(names) and all(name == domain or name.endswith("." + domain) for name in names)


def _findings(site: Website, domain: str, now: datetime) -> Iterator[Finding]:
    params: dict[str, Param] = {"domain": shown(domain), "url": site.url}
    home = site.pages[0].facts if site.pages else None
    said = f"{home.title}: {home.beginning}" if home else ""
    if is_somebody_elses(site, domain):
        led: dict[str, Param] = {**params, "other": shown(site.elsewhere)}
        yield Finding("site_of_another", Kind.RISK, "registry", "site", now, led, said)
        return
    if site.elsewhere:
        led = {**params, "other": shown(site.elsewhere)}
        yield Finding("site_moved", Kind.NOTE, "registry", "site", now, led, said)
    if site.state in _STATES:
        code, kind = _STATES[site.state]
        yield Finding(code, kind, "registry", "site", now, params, said)
    elif site.state == "unread":
        yield _unknown("unread", now)
    yield from _proof(site, params, now)


def _proof(site: Website, params: dict[str, Param], now: datetime) -> Iterator[Finding]:
    held = site.certificate
    if site.bad_certificate:
        yield Finding(
            "site_certificate_bad", Kind.RISK, "registry", "site", now, params, site.bad_certificate
        )
    elif held is not None:
        age: dict[str, Param] = {"issuer": held.issuer, "date": held.since.date().isoformat()}
        names = ", ".join(held.names)
        if held.holder:
            whose: dict[str, Param] = {**params, **age, "company": safe_text(held.holder, 200)}
            yield Finding("site_certificate_of", Kind.NOTE, "registry", "site", now, whose, names)
        else:
            yield Finding("site_certificate", Kind.NOTE, "registry", "site", now, {**params, **age}, names)
    elif not site.encrypted:
        yield Finding("site_unencrypted", Kind.NOTE, "registry", "site", now, params)


def _unknown(reason: str, now: datetime) -> Finding:
    return Finding("website_unknown", Kind.UNKNOWN, "registry", "site", now, {"reason": reason})
