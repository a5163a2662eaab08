"""Is the company that owns the domain in a public register of firms?

A firm of the same name may be another one, and most small firms are in no international register: so this
informs and weighs nothing. What the register says of a firm stands beside the other claims only where it is
the sole one of that name and in the country that the domain's holder or the site names. The register learns
which company is vetted: it is asked only where the owner switched it on.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import Address, parse
from whowrites.model import Claim, Finding, Found, Kind, Reach, Subject, Unknown
from whowrites.reading.countries import country
from whowrites.sources import Sources, lists
from whowrites.sources.gleif import SWITCH, entities_named
from whowrites.sources.registration import registration
from whowrites.sources.website import is_somebody_elses, website_of

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "registers"
CLAIMS = (("company", "gleif"), ("country", "gleif"), ("address", "gleif"))


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one note, or why there is none; nothing where no company is named."""
    address = parse(subject.address)
    if SWITCH not in sources.switches or lists.is_free(address.registrable) or lists.is_relay(address.domain):
        return
    name = _company(address, sources)
    answer = entities_named(sources, name) if name else None
    if answer is None:
        return
    if isinstance(answer, Unknown):
        reason = {"reason": answer.reason}
        yield Finding("registers_unknown", Kind.UNKNOWN, "registry", "gleif", answer.seen_at, reason)
    elif not isinstance(answer, Found):
        params = {"company": name}
        yield Finding("register_none", Kind.NOTE, "registry", "gleif", answer.seen_at, params)
    else:
        first = answer.value.entities[0]
        params = {"company": first.name, "country": first.country, "lei": first.lei}
        if first.active:
            yield Finding("register_active", Kind.NOTE, "registry", "gleif", answer.seen_at, params)
        else:
            yield Finding("register_inactive", Kind.NOTE, "registry", "gleif", answer.seen_at, params)
        if len(answer.value.entities) == 1 and first.active and first.country in _countries(address, sources):
            told = (("company", first.name), ("country", first.country))
            for field, value in (*told, *(("address", place) for place in first.addresses)):
                yield Claim(field, value, "gleif", answer.seen_at)


def _countries(address: Address, sources: Sources) -> frozenset[str]:
    """ISO codes of where the domain's holder says to be, and of the addresses on its site."""
    record = registration(sources, address.registry_domain)
    own = address.registrable == address.registry_domain
    held = record.value.registrant_country if own and isinstance(record, Found) else ""
    site = website_of(sources, address)
    named: set[str] = set()
    if isinstance(site, Found) and not is_somebody_elses(site.value, address.registrable):
        named = {item.value for _, facts in site.value.read() for item in facts.countries}
    return frozenset({country(held), *named} - {""})


def _company(address: Address, sources: Sources) -> str:
    """The holder of the domain, else the first name that its site gives; empty where neither names one."""
    record = registration(sources, address.registry_domain)
    own = address.registrable == address.registry_domain
    if own and isinstance(record, Found) and not record.value.redacted and record.value.registrant_org:
        return record.value.registrant_org
    site = website_of(sources, address)
    if isinstance(site, Found) and not is_somebody_elses(site.value, address.registrable):
        return next((item.value for _, facts in site.value.read() for item in facts.companies), "")
    return ""
