"""Is the sender one of the user's own contacts, or does he only bear the name of one?

Having dealt with somebody is the strongest thing that speaks for him. The same name with a new address, or
a known address whose answers go elsewhere, is how payments are turned aside.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import Address, BadAddress, parse
from whowrites.model import Claim, Finding, Found, Kind, Reach, Subject
from whowrites.reading.names import is_latin, words
from whowrites.records import Contact
from whowrites.sources import Sources, contacts, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "history"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding: known, or known with a foreign Reply-To, a known name, a colleague, not known."""
    own = parse(subject.address)
    now = sources.clock()
    known = contacts.contact(sources, own.normal)
    if isinstance(known, Found):
        other = _elsewhere(subject, own, sources)
        if other:
            params = {"address": own.normal, "reply_to": other}
            yield Finding("contact_other_reply_to", Kind.RISK, "history", "contacts", now, params)
        else:
            since = known.value.since.date().isoformat()
            yield Finding("contact_known", Kind.GOOD, "history", "contacts", now, {"since": since})
        return
    namesake = _namesake(subject.name, own, sources)
    if namesake:
        params = {"name": namesake.name, "known": namesake.address, "address": own.normal}
        yield Finding("contact_name_new_address", Kind.RISK, "history", "contacts", now, params)
    elif not lists.is_free(own.domain) and own.registrable in contacts.contact_domains(sources):
        params = {"domain": own.registrable}
        yield Finding("contact_colleague", Kind.NOTE, "history", "contacts", now, params)
    else:
        yield Finding("contact_none", Kind.NOTE, "history", "contacts", now)


def _elsewhere(subject: Subject, own: Address, sources: Sources) -> str:
    """The Reply-To that leads out of the contact's organisation to somebody who is not known, or empty."""
    if not subject.reply_to:
        return ""
    if subject.auth is not None and subject.auth.channel in ("bulk", "list"):
        return ""
    try:
        other = parse(subject.reply_to)
    except BadAddress:
        return ""
    at_home = other.registrable == own.registrable and not lists.is_free(own.domain)
    if other.normal == own.normal or at_home:
        return ""
    return "" if isinstance(contacts.contact(sources, other.normal), Found) else other.normal


def _namesake(name: str, own: Address, sources: Sources) -> Contact | None:
    """The contact of this name at another organisation. One short word is nobody's name in particular."""
    parts = [word for word in words(name) if len(word) > 1]
    telling = len(parts) >= 2 if is_latin(name) else len(name.strip()) >= 2
    if not telling:
        return None
    for contact in contacts.contacts_named(sources, name):
        known = parse(contact.address)
        moved = known.registrable != own.registrable or lists.is_free(own.domain)
        if moved and known.normal != own.normal:
            return contact
    return None
