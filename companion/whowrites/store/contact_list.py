"""The contacts as a list for people: searched, sorted and cut into pages, from what stands in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
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


Listing = tuple[tuple[str, Contact], ...]
"""Contacts with their folded names, in the order of these; who has no name stands last."""


def listing(people: People[Contact]) -> Listing:
    """The contacts laid out for `page`; for 50,000 it takes a while, so it is made once a change."""
    named = [(key, contact) for key, those in people.by_name.items() for contact in those]
    named.sort(key=lambda one: (one[0], one[1].address))
    known = {contact.address for _, contact in named}
    nameless = sorted(address for address in people.by_address if address not in known)
    return (*named, *(("", people.by_address[address]) for address in nameless))


def page(
    listed: Listing,
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
    found: Sequence[tuple[str, Contact]] = listed
    for term in terms:
        found = [one for one in found if term in one[0] or term in one[1].address]
    if order is not Order.NAME:
        by = _by_address if order is Order.ADDRESS else _by_day
        found = sorted(found, key=by, reverse=descending)
    elif descending:
        found = [*reversed([one for one in found if one[0]]), *(one for one in found if not one[0])]
    pages = max(1, -(-len(found) // size))
    at = min(max(number, 1), pages)
    rows = tuple(contact for _, contact in found[(at - 1) * size : at * size])
    return ContactPage(rows, len(found), at, pages)


def _by_address(one: tuple[str, Contact]) -> str:
    return one[1].address


def _by_day(one: tuple[str, Contact]) -> tuple[datetime, str]:
    return one[1].since, one[1].address
