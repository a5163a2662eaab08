"""The user's own contacts and past decisions as a source."""

from __future__ import annotations

from whowrites.model import Absent, Contact, Found, Reach
from whowrites.sources import Sources
from whowrites.sources.about import About

ABOUT = About(
    name="contacts",
    site="",
    sent="",
    needs_key=False,
    terms="The user's own data, on this computer.",
    reach=Reach.LOCAL,
)


def contact(sources: Sources, address: str) -> Found[Contact] | Absent:
    """The contact with this normalised address."""
    known = sources.known.contact(address)
    now = sources.clock()
    return Absent(ABOUT.name, now) if known is None else Found(known, ABOUT.name, now)


def contacts_named(sources: Sources, name: str) -> tuple[Contact, ...]:
    """The contacts of that name: a message under it from another address is worth a look."""
    return tuple(sources.known.contacts_named(name))


def contact_domains(sources: Sources) -> frozenset[str]:
    """The registrable domains of all contacts, for the look-alike comparison."""
    return frozenset(sources.known.contact_domains())
