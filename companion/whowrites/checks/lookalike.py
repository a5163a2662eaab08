"""Is a domain of this message made to be taken for one of a contact, of a brand or of the firm that is named?

Payments are turned aside from domains one letter away from a supplier's. Compared is with domains that are
known; a known domain itself, or one under it, is never a look-alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from whowrites.address import Address, BadAddress, parse, shown
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.reading.likeness import Likeness, nearest
from whowrites.reading.names import company, telling_words
from whowrites.sources import Sources, contacts, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "address"

_BRAND_LETTERS = 6
"""Shorter brand names (ups, dhl, shell) are part of too many honest domains."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields a finding for From and one for Reply-To, where they are like something; or a note of none."""
    now = sources.clock()
    own = parse(subject.address)
    found = False
    for address, of in ((own, "from"), (_reply_to(subject, own), "reply_to")):
        if address is None or lists.is_free(address.domain):
            continue
        code, like = _like(address, sources)
        if like:
            found = True
            source = "contacts" if code == "lookalike_contact" else "lists"
            params = {"domain": shown(address.domain), "known": like.known, "way": like.way, "of": of}
            yield Finding(code, Kind.RISK, "domain", source, now, params)
    claimed = "" if lists.is_free(own.domain) else _claimed(subject.name, own)
    if claimed and not found:
        found = True
        params = {"domain": shown(own.domain), "company": claimed}
        yield Finding("lookalike_company", Kind.RISK, "domain", "message", now, params)
    if not found:
        yield Finding("lookalike_none", Kind.NOTE, "domain", "contacts", now)


def _reply_to(subject: Subject, own: Address) -> Address | None:
    if not subject.reply_to:
        return None
    try:
        other = parse(subject.reply_to)
    except BadAddress:
        return None
    return None if other.registrable == own.registrable else other


def _like(address: Address, sources: Sources) -> tuple[str, Likeness | None]:
    known = _firms(contacts.contact_domains(sources))
    like = nearest(address.domain, known)
    if like:
        return "lookalike_contact", like
    if address.registrable in known:
        return "", None
    return "lookalike_brand", nearest(address.domain, _brands())


@lru_cache(maxsize=8)
def _firms(domains: frozenset[str]) -> frozenset[str]:
    """The domains that belong to somebody: a contact on free mail makes the provider nobody's firm."""
    return frozenset(domain for domain in domains if not lists.is_free(domain))


@cache
def _brands() -> frozenset[str]:
    """Domains of brands whose name is long enough, the name standing in the domain."""
    return frozenset(
        domain
        for domains in lists.brands().values()
        for domain in domains
        if len(domain.partition(".")[0]) >= _BRAND_LETTERS
    )


def _claimed(name: str, own: Address) -> str:
    """The firm in the name whose word the domain spells nearly right, or empty: Nordtool Ltd, `nordt00l`."""
    firm = company(name)
    if not firm:
        return ""
    ending = own.registrable.partition(".")[2]
    for word in telling_words(firm):
        if len(word) < _BRAND_LETTERS:
            continue
        like = nearest(own.registrable, frozenset({f"{word}.{ending}"}))
        # One letter more or less may be an umlaut or a spelling; a digit for a letter is not.
        sure = firm.isascii() and len(word) >= 8
        if like and (like.way in ("homoglyph", "swap") or (like.way == "edit" and sure)):
            return firm
    return ""
