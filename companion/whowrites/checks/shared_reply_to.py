"""Do answers to several senders, who have nothing else in common, go to the same mailbox?

One fraudster behind many names needs one place where the answers arrive. Staff of one firm, newsletters and
ticket systems share a mailbox too; they are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whowrites.address import Address, BadAddress, parse
from whowrites.model import Claim, Finding, Found, Kind, Param, Reach, Subject
from whowrites.sources import Sources, contacts, lists
from whowrites.sources.past import Past, past

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "history"

_MANY = 2
"""Other organisations that answer into one domain: a group of firms has two names, and one mail domain."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing where answers go to the sender himself, his firm, a contact or a platform."""
    known = past(sources)
    own = parse(subject.address)
    other = _reply_to(subject, own, sources)
    if known is None or other is None:
        return
    now = sources.clock()
    others = _others(subject.name, own, other, known)
    if others:
        params: dict[str, Param] = {"reply_to": other.normal, "n": len(others), "sender": others[0]}
        yield Finding("reply_to_many_senders", Kind.RISK, "history", "contacts", now, params)
    else:
        params = {"reply_to": other.normal}
        yield Finding("reply_to_one_sender", Kind.NOTE, "history", "contacts", now, params)


def _reply_to(subject: Subject, own: Address, sources: Sources) -> Address | None:
    if not subject.reply_to or (subject.auth is not None and subject.auth.channel in ("bulk", "list")):
        return None
    try:
        other = parse(subject.reply_to)
    except BadAddress:
        return None
    at_home = other.registrable == own.registrable and not _anybodys(own)
    if other.normal == own.normal or at_home or lists.bulk_sender(other.domain):
        return None
    return None if isinstance(contacts.contact(sources, other.normal), Found) else other


def _others(name: str, own: Address, other: Address, known: Past) -> list[str]:
    """Senders of other organisations whose answers go to the same mailbox, else into the same domain."""
    exact = _foreign(name, own, other, known.senders_to(other.normal))
    if exact or _anybodys(other):
        return exact
    into = _foreign(name, own, other, known.senders_into(other.registrable))
    firms = {_organisation(parse(address)) for address in into}
    return into if len(firms) >= _MANY else []


def _foreign(name: str, own: Address, other: Address, senders: Sequence[tuple[str, str]]) -> list[str]:
    """Those neither of the sender's firm nor of the Reply-To's own, nor one person's other mailbox."""
    home = {_organisation(own), _organisation(other)}
    found = []
    for address, shown in senders:
        sender = parse(address)
        same_person = (
            name.strip() and shown.casefold() == name.casefold() and (_anybodys(own) or _anybodys(sender))
        )
        if _organisation(sender) not in home and not same_person:
            found.append(address)
    return found


def _organisation(address: Address) -> str:
    """What stands for who owns it: the domain, or on free mail the address itself."""
    return address.normal if _anybodys(address) else address.registrable


def _anybodys(address: Address) -> bool:
    """Whether the domain says nothing of who owns the mailbox."""
    return (
        lists.is_free(address.domain) or lists.is_relay(address.domain) or lists.is_disposable(address.domain)
    )
