"""Does the age that the site claims fit the age of the domain?

"Since 1987" on a domain of some weeks is told by nobody whose old domain still works. Under an older domain
it is usual: most firms are older than their site.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Found, Kind, Param, Reach, Subject, Unknown
from whowrites.sources import Sources
from whowrites.sources.page_facts import Quoted
from whowrites.sources.registration import registration
from whowrites.sources.website import Website, is_somebody_elses, website_of

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "site"
CLAIMS = (("founded", "site"),)

_NEW = 365
_RECENT = 3 * 365
"""Days of age of a domain up to which a claim is held against it, and an older copyright."""
_YEARS_BEFORE = 2
"""A firm may well be a year older than its domain."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding and the year of founding as a claim; nothing where no page was read."""
    address = parse(subject.address)
    answer = website_of(sources, address)
    if isinstance(answer, Unknown):
        yield _unknown(answer.reason, answer.seen_at)
    if not isinstance(answer, Found) or answer.value.state != "real":
        return
    site, now = answer.value, answer.seen_at
    if is_somebody_elses(site, address.registrable) or address.registrable != address.registry_domain:
        return
    founded, first = _earliest(site, "founded"), _earliest(site, "copyright")
    if founded:
        yield Claim("founded", founded[1].value, "site", now)
    if not founded and not first:
        yield Finding("site_age_unsaid", Kind.NOTE, "registry", "site", now, {"url": site.url})
        return
    record = registration(sources, address.registry_domain)
    if isinstance(record, Found) and record.value.created is not None:
        yield _compared(founded, first, record.value.created, shown(address.registrable), now)
    else:
        reason = record.reason if isinstance(record, Unknown) else "unpublished"
        yield _unknown(reason, now)


_Told = tuple[str, Quoted] | None


def _earliest(site: Website, name: str) -> _Told:
    told = [(url, item) for url, facts in site.read() for item in getattr(facts, name)]
    return min(told, key=lambda found: found[1].value, default=None)


def _compared(founded: _Told, first: _Told, created: datetime, domain: str, now: datetime) -> Finding:
    """`first`: the earliest year of copyright."""
    days = (now - created).days
    for told, code, limit in (
        (founded, "site_older_than_domain", _NEW),
        (first, "site_copyright_before_domain", _RECENT),
    ):
        if told and days < limit and int(told[1].value) <= created.year - _YEARS_BEFORE:
            return Finding(
                code, Kind.RISK, "registry", "site", now, _params(told, created, domain), told[1].quote
            )
    told = founded or first
    assert told is not None
    return Finding(
        "site_age_fits", Kind.NOTE, "registry", "site", now, _params(told, created, domain), told[1].quote
    )


def _params(told: tuple[str, Quoted], created: datetime, domain: str) -> dict[str, Param]:
    date = created.date().isoformat()
    return {"year": told[1].value, "url": told[0], "domain": domain, "date": date}


def _unknown(reason: str, now: datetime) -> Finding:
    return Finding("site_age_unknown", Kind.UNKNOWN, "registry", "site", now, {"reason": reason})
