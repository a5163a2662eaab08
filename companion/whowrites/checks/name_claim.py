"""Does a free mailbox claim to be of a firm that has mail of its own?

Small firms write from free mail; a firm with a domain of its own hardly does. Whose domain it is, is
known from the sender's own signature, from the user's contacts and earlier dossiers, and from the list of
borrowed names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from whowrites.address import Address, parse, shown
from whowrites.consistency.company import same_company
from whowrites.consistency.website import domain_of, is_shared
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.reading.brand_claim import brand_in, by_words
from whowrites.reading.known_domains import label_of
from whowrites.reading.names import company, telling_words
from whowrites.safe_text import safe_text
from whowrites.sources import Sources, lists
from whowrites.sources.earlier import firms_called, told_at

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"

_LABEL = 5
"""Letters from which a contact's domain may be known by the firm's name."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing for an own domain, or where no firm is claimed."""
    address = parse(subject.address)
    if not lists.is_free(address.domain):
        return
    named = company(safe_text(subject.name, 200))
    firms = tuple(filter(None, (named, *_claimed(subject, "company"))))
    written = [*_claimed(subject, "website"), *_claimed(subject, "email")]
    domains = [domain for domain in map(domain_of, written) if domain and not is_shared(domain)]
    if not firms and not domains:
        return
    now, params = sources.clock(), {"mail": shown(address.registrable)}
    domain = next(iter(domains), "") or next(filter(None, (_domain(firm, sources) for firm in firms)), "")
    if not domain and named:
        told = {"company": named, "domain": shown(address.registrable)}
        yield Finding("name_company_on_free_mail", Kind.RISK, "name", "message", now, told)
        return
    if not domain:
        yield Finding("name_claim_no_domain", Kind.NOTE, "name", "lists", now, {"company": firms[0]})
        return
    told = {**params, "company": firms[0] if firms else shown(domain), "domain": shown(domain)}
    if _listed(address, domain, sources):
        yield Finding("name_claim_listed", Kind.NOTE, "name", "dossiers", now, told)
    else:
        yield Finding("name_claim_free", Kind.RISK, "name", "message", now, told)


def _claimed(subject: Subject, field: str) -> tuple[str, ...]:
    return tuple(claim.value for claim in subject.claims if claim.field == field)


def _domain(firm: str, sources: Sources) -> str:
    """The domain of a firm that is known to have one; empty where none is."""
    if brand := brand_in(firm, _brands()):
        return lists.brands()[brand][0]
    own = telling_words(firm)
    if not own:
        return ""
    glued = "".join(own)
    for domain in sorted(sources.known.contact_domains()):
        if len(glued) >= _LABEL and label_of(domain).replace("-", "") == glued and not is_shared(domain):
            return domain
    called = firms_called(sources, firm.split()[0])
    return next((domain for name, domain in called if same_company(name, firm) is True), "")


def _listed(address: Address, domain: str, sources: Sources) -> bool:
    """Whether the firm's own site, when it was read, listed this very address."""
    told = told_at(sources, domain, address.normal)
    return any(claim.field == "email" and claim.value.lower() == address.normal for claim in told)


@cache
def _brands() -> Mapping[tuple[str, ...], str]:
    return by_words(lists.brands())
