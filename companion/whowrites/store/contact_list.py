"""The contacts as a list for people: searched, sorted and cut into pages, from what stands in memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whowrites.records import Contact
from whowrites.store.fold import MAX_QUERY, MAX_TERMS, fold
from whowrites.store.people import People


class Order(StrEnum):
    """The orders there are. Anything else is not an order (ValueError from `Order(text)`)."""

    NAME = "name"
    ADDRESS = "address"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class ContactPage:
    """One page; `total` contacts fit, on `pages` pages (at least 1)."""

    rows: tuple[Contact, ...]
    total: int
    page: int
    pages: int


def page(
    people: People[Contact],
    text: str = "",
    order: Order = Order.NAME,
    *,
    descending: bool = False,
    number: int = 1,
    size: int = 50,
) -> ContactPage:
    """The contacts whose name or address holds every word of `text`, case and accents aside; a page number
    beyond the last gives the last."""
    terms = fold(text[:MAX_QUERY]).split()[:MAX_TERMS]
    named = [(key, contact) for key, those in people.by_name.items() for contact in those]
    known = {contact.address for _, contact in named}
    nameless = [("", contact) for contact in people.by_address.values() if contact.address not in known]
    found = [
        (name, contact)
        for name, contact in (*named, *nameless)
        if all(term in name or term in contact.address for term in terms)
    ]
    # Who has no name stands last, in either direction of the names.
    if order is Order.NAME:
        found.sort(key=lambda one: (one[0], one[1].address), reverse=descending)
        found.sort(key=lambda one: not one[0])
    elif order is Order.ADDRESS:
        found.sort(key=lambda one: one[1].address, reverse=descending)
    else:
        found.sort(key=lambda one: (one[1].since, one[1].address), reverse=descending)
    pages = max(1, -(-len(found) // size))
    at = min(max(number, 1), pages)
    rows = tuple(contact for _, contact in found[(at - 1) * size : at * size])
    return ContactPage(rows, len(found), at, pages)
