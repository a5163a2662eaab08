"""Does an answer go to somebody else than the one who is named as the sender?

Of senders of fake trade mail three in four have another Reply-To, most of them at another organisation: the
From is often real or stolen, and the Reply-To is where the other side sits. In people's honest mail it
hardly occurs; in newsletters and tickets it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from rapidfuzz.distance import Indel

from whowrites.address import Address, BadAddress, parse, registrable, shown
from whowrites.model import Claim, Finding, Found, Kind, Reach, Subject
from whowrites.reading.brand_claim import brand_in, by_words
from whowrites.reading.claimed_firm import firm_named, made_after
from whowrites.reading.likeness import nearest
from whowrites.reading.names import fits, words
from whowrites.safe_text import safe_text
from whowrites.sources import Sources, contacts, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing where it was not seen, else a finding; two where its domain is made after the sender's
    or after the firm that the message names.
    """
    if subject.reply_to is None:
        return
    now = sources.clock()
    if not subject.reply_to.strip():
        yield Finding("reply_to_none", Kind.NOTE, "reply_to", "message", now)
        return
    own = parse(subject.address)
    try:
        other = parse(subject.reply_to)
    except BadAddress:
        seen = {"reply_to": safe_text(subject.reply_to, 100)}
        yield Finding("reply_to_unreadable", Kind.RISK, "reply_to", "message", now, seen)
        return
    code = _code(subject, own, other, sources)
    kind = Kind.RISK if code in _RISKS else Kind.NOTE
    params = {"reply_to": other.normal, "domain": shown(other.registrable), "sender": shown(own.registrable)}
    yield Finding(code, kind, "reply_to", "message", now, params)
    if code not in _RISKS or _anybodys(other):
        return
    if _like(own, other):
        yield Finding("reply_to_like_sender", Kind.RISK, "reply_to", "message", now, params)
    elif firm := _made_after(subject, other, sources):
        named = {**params, "company": firm}
        yield Finding("reply_to_like_company", Kind.RISK, "reply_to", "message", now, named)


_RISKS = ("reply_to_free_not_from", "reply_to_other_free", "reply_to_other_company", "reply_to_same_person")


def _code(subject: Subject, own: Address, other: Address, sources: Sources) -> str:
    if other.normal == own.normal:
        return "reply_to_same"
    own_free, other_free = _anybodys(own), _anybodys(other)
    if own.registrable == other.registrable and not own_free:
        return "reply_to_same_organisation"
    if isinstance(contacts.contact(sources, other.normal), Found):
        return "reply_to_contact"
    if own_free and other_free:
        return "reply_to_same_person" if _one_person(subject.name, own, other) else "reply_to_other_free"
    if other_free:
        return "reply_to_free_not_from"
    if _sent_for_others(subject, other) or lists.bulk_sender(own.domain) or lists.bulk_sender(other.domain):
        return "reply_to_bulk"
    return "reply_to_other_company"


def _sent_for_others(subject: Subject, other: Address) -> bool:
    """Whether it is a newsletter, ticket or list, which answer elsewhere by their nature: the receiving side
    saw what it is.

    Where the whole header was read, more is asked, for anybody can rent a platform: a list answers to
    itself, and a platform's mail has the marks of a mailing.
    """
    channel, header = subject.auth.channel if subject.auth else "", subject.header
    if channel not in ("bulk", "list"):
        return False
    if header is None or not header.hops:
        return True
    if channel == "list":
        return registrable(header.list_id) == other.registrable if header.list_id.isascii() else False
    return bool(header.list_id or header.unsubscribe)


def _anybodys(address: Address) -> bool:
    """Whether the domain says nothing of who owns the mailbox."""
    return (
        lists.is_free(address.domain) or lists.is_relay(address.domain) or lists.is_disposable(address.domain)
    )


def _one_person(name: str, own: Address, other: Address) -> bool:
    """Nearly the same local part, and the shown name fits both as far as that can be said."""
    first, second = ("".join(filter(str.isalpha, address.local)) for address in (own, other))
    if len(first) < 4 or len(second) < 4:
        same = own.local == other.local
    else:
        same = Indel.normalized_similarity(first, second) >= 0.8 or first in second or second in first
    return same and fits(name, own) is not False and fits(name, other) is not False


@cache
def _brands() -> Mapping[tuple[str, ...], str]:
    return by_words(lists.brands())


def _made_after(subject: Subject, other: Address, sources: Sources) -> str:
    """The firm of the display name or the signature after whose name its domain is made, though it is not
    known to be theirs."""
    name = safe_text(subject.name, 200)
    brand = brand_in(name, _brands())
    theirs = lists.brands().get(brand, ())
    if other.registrable in theirs or other.registrable in contacts.own_circle(sources):
        return ""
    stated = (claim.value for claim in subject.claims if claim.field == "company")
    return safe_text(made_after(other.domain, filter(None, (brand and name, firm_named(name), *stated))), 100)


def _like(own: Address, other: Address) -> bool:
    """Whether its domain is made after the sender's: one edit, or his name with words around it."""
    if _anybodys(own) or _anybodys(other):
        return False
    near = nearest(other.domain, frozenset({own.registrable}))
    if near:
        # The same name under another ending is as often the firm's other domain.
        return near.way != "ending"
    name = "".join(words(own.registrable.partition(".")[0]))
    return len(name) >= 6 and name in "".join(words(other.registrable.partition(".")[0]))
