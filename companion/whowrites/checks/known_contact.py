"""Is the sender somebody the user knows, or does he only bear the name of one?

Having dealt with somebody is the strongest thing that speaks for him. The same name with a new address, or
a known address whose answers go elsewhere, is how payments are turned aside. A single answer to a stranger
is no acquaintance: that is how every fraud begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from whowrites.address import Address, BadAddress, parse
from whowrites.model import Claim, Finding, Found, Kind, Param, Reach, Subject
from whowrites.reading.names import is_latin, words
from whowrites.sources import Sources, contacts, lists
from whowrites.sources.past import Past, dealt_with, past

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "history"

_FIRST = timedelta(days=1)
"""How long a sender who was first seen is met for the first time."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding of who he is: a contact, approved, written to, one of these with a foreign Reply-To,
    a known name, a colleague, nobody known; of nobody known also what is remembered of him, as notes.
    """
    own = parse(subject.address)
    now, known = sources.clock(), past(sources)
    acquaintance = _acquaintance(own, sources, known, now)
    if acquaintance:
        code, since = acquaintance
        other = _elsewhere(subject, own, since, sources, known)
        if other:
            params: dict[str, Param] = {"address": own.normal, "reply_to": other}
            yield Finding("contact_other_reply_to", Kind.RISK, "history", "contacts", now, params)
        else:
            told: dict[str, Param] = {"since": since.date().isoformat(), "address": own.normal}
            yield Finding(code, Kind.GOOD, "history", "contacts", now, told)
        return
    namesake = _namesake(subject.name, own, sources, known)
    if namesake:
        params = {"name": namesake[0], "known": namesake[1], "address": own.normal}
        yield Finding("contact_name_new_address", Kind.RISK, "history", "contacts", now, params)
    elif not lists.is_free(own.domain) and own.registrable in contacts.contact_domains(sources):
        params = {"domain": own.registrable}
        yield Finding("contact_colleague", Kind.NOTE, "history", "contacts", now, params)
    else:
        yield Finding("contact_none", Kind.NOTE, "history", "contacts", now)
    if known:
        yield from _remembered(subject.name, own, known, now)


def _acquaintance(
    own: Address, sources: Sources, known: Past | None, now: datetime
) -> tuple[str, datetime] | None:
    """How the user knows this very address, and since when."""
    contact = contacts.contact(sources, own.normal)
    if isinstance(contact, Found):
        return "contact_known", contact.value.since
    if known is None:
        return None
    approved = known.approved(own.normal)
    if approved:
        return "contact_approved", approved.at
    written = known.written(own.normal)
    if written and dealt_with(written, known.first_seen(own.normal), now):
        return "contact_written", written.first_at
    return None


def _remembered(name: str, own: Address, known: Past, now: datetime) -> Iterator[Finding]:
    """What is worth knowing of a stranger, and weighs nothing."""
    written = known.written(own.normal)
    if written:
        params: dict[str, Param] = {
            "address": own.normal,
            "days": written.times,
            "since": written.first_at.date().isoformat(),
        }
        yield Finding("contact_written_to", Kind.NOTE, "history", "contacts", now, params)
    first = known.first_seen(own.normal)
    if first is None or now - first < _FIRST:
        yield Finding("contact_first", Kind.NOTE, "history", "contacts", now, {"address": own.normal})
    seen_so = known.seen_named(name) if _telling(name) else ()
    elsewhere = [address for address in seen_so if _moved(parse(address), own)]
    if elsewhere:
        params = {"name": name, "known": elsewhere[0], "address": own.normal}
        yield Finding("contact_name_seen", Kind.NOTE, "history", "contacts", now, params)


def _elsewhere(subject: Subject, own: Address, since: datetime, sources: Sources, known: Past | None) -> str:
    """The Reply-To that leads out of his organisation to somebody who is not known, or empty. One that was
    there when the user came to know him is not new."""
    if not subject.reply_to:
        return ""
    if subject.auth is not None and subject.auth.channel in ("bulk", "list"):
        return ""
    try:
        other = parse(subject.reply_to)
    except BadAddress:
        return ""
    if not _moved(other, own) or isinstance(contacts.contact(sources, other.normal), Found):
        return ""
    seen = known.replies_since(own.normal, other.normal) if known else None
    return "" if seen and seen < since else other.normal


def _moved(other: Address, own: Address) -> bool:
    """Whether it is another mailbox, and not one of the same organisation."""
    at_home = other.registrable == own.registrable and not lists.is_free(own.domain)
    return other.normal != own.normal and not at_home


def _telling(name: str) -> bool:
    """One short word is nobody's name in particular."""
    parts = [word for word in words(name) if len(word) > 1]
    return len(parts) >= 2 if is_latin(name) else len(name.strip()) >= 2


def _namesake(name: str, own: Address, sources: Sources, known: Past | None) -> tuple[str, str] | None:
    """(name, address) of somebody known of this name at another organisation."""
    if not _telling(name):
        return None
    people = [(contact.name, contact.address) for contact in contacts.contacts_named(sources, name)]
    if known:
        now = sources.clock()
        people += [(person.name, person.address) for person in known.approved_named(name)]
        people += [
            (person.name, person.address)
            for person in known.written_named(name)
            if dealt_with(person, known.first_seen(person.address), now)
        ]
    # Who is known with a mailbox here too only has two of them.
    if not all(_moved(parse(address), own) for _, address in people):
        return None
    return people[0] if people else None
