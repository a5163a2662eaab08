"""Is a domain of this message made to be taken for one of a contact, of a brand or of the firm that is named?

Payments are turned aside from domains one letter away from a supplier's. Compared is with domains that are
known; a known domain itself, or one under it, is never a look-alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from whowrites.address import Address, BadAddress, parse, registrable, shown
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.reading.care import BRAND, FAMOUS
from whowrites.reading.firm_likeness import misspelt
from whowrites.reading.likeness import Likeness, nearest
from whowrites.reading.names import company, trade_name
from whowrites.sources import Sources, contacts, lists
from whowrites.sources.past import written_domains

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "address"

_BELOW = ("joined", "subdomain")
"""The passes that read the whole host name."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields a finding for From and one for Reply-To, where they are like something; or a note of none."""
    now = sources.clock()
    own = parse(subject.address)
    firms, approved = contacts.own_circle(sources), contacts.approved_domains(sources)
    written = written_domains(sources)
    found = False
    for address, of in ((own, "from"), (_reply_to(subject, own), "reply_to")):
        if address is None or lists.is_free(address.domain):
            continue
        code, like = resembled(address.domain, firms, approved, written)
        if like:
            found = True
            source = "lists" if code == "lookalike_brand" else "contacts"
            params = {"domain": shown(address.domain), "known": shown(like.known), "way": like.way}
            told = {**params, "change": like.change, "of": of}
            yield Finding(code, Kind.RISK, "domain", source, now, told)
            continue
        firm = _claimed(subject, address)
        if firm:
            found = True
            params = {"domain": shown(address.domain), "company": firm, "of": of}
            yield Finding("lookalike_company", Kind.RISK, "domain", "message", now, params)
    if not found:
        yield Finding("lookalike_none", Kind.NOTE, "domain", "contacts", now)


def resembled(
    domain: str,
    firms: frozenset[str],
    approved: frozenset[str] = frozenset(),
    written: frozenset[str] = frozenset(),
) -> tuple[str, Likeness | None]:
    """The finding's code and what a domain is like: one of the user's `firms`, of those `approved` once, or a
    famous one, or one that is `written` to. Registrable domains; those of free mail are nobody's firm.

    Approved once does not make a look-alike of a firm anything else, and written to makes it nothing at all.
    """
    known, met = _firms(firms), _firms(approved)
    own = registrable(domain)
    if own in known:
        return "", None
    like = nearest(domain, known) or nearest(domain, met)
    if not like and own not in met and own not in _firms(written):
        like = nearest(domain, _firms(written))
    # What is famous itself nobody registered to imitate: amazon.de beside amazon.com. Below it all can stand.
    if like and (own not in _famous() or (own != domain and like.way in _BELOW)):
        return "lookalike_contact" if like.sure else "lookalike_contact_name", like
    if own in met or own in _famous():
        return "", None
    like = nearest(domain, _brands(), BRAND) or nearest(domain, _famous(), FAMOUS)
    return "lookalike_brand" if like else "", like


def _reply_to(subject: Subject, own: Address) -> Address | None:
    if not subject.reply_to:
        return None
    try:
        other = parse(subject.reply_to)
    except BadAddress:
        return None
    return None if other.registrable == own.registrable else other


@lru_cache(maxsize=8)
def _firms(domains: frozenset[str]) -> frozenset[str]:
    """The domains that belong to somebody: a contact on free mail makes the provider nobody's firm."""
    return frozenset(domain for domain in domains if not lists.is_free(domain))


@cache
def _brands() -> frozenset[str]:
    return frozenset(domain for domains in lists.brands().values() for domain in domains)


@cache
def _famous() -> frozenset[str]:
    return lists.top_domains() | lists.free_domains() | lists.bulk_domains() | _brands()


def _claimed(subject: Subject, address: Address) -> str:
    """The firm in the name or the signature that the domain nearly spells, or empty."""
    told = [claim.value for claim in subject.claims if claim.field == "company"]
    firms = (company(subject.name) or trade_name(subject.name), *told)
    return next((firm for firm in firms if firm and misspelt(address.registrable, firm)), "")
