"""Is the company that owns the domain in a public register of firms?

A firm of the same name may be another one, and most small firms are in no international register: so this
informs and weighs nothing. The register learns which company is vetted: it is asked only where the owner
switched it on.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import Address, parse
from whowrites.model import Claim, Finding, Found, Kind, Reach, Subject, Unknown
from whowrites.sources import Sources, lists
from whowrites.sources.gleif import SWITCH, entities_named
from whowrites.sources.registration import registration
from whowrites.sources.website import is_somebody_elses, website_of

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "registers"


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
