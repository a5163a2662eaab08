"""Is the domain one that the whole world knows, and is it shown that the message came from there?

Who works at a firm of that size does not need another's name, and its own is one that others borrow. What is
shown counts: anybody can write such a domain into a From, so that the name alone clears nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import Address, parse, shown
from whowrites.model import Auth, Claim, Finding, Kind, Reach, Subject
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "address"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing for a domain that is not on the list, or that strangers share."""
    address = parse(subject.address)
    if not is_well_known(address):
        return
    params = {"domain": shown(address.registrable)}
    proved = is_proved(subject.auth)
    code, kind = ("domain_well_known", Kind.GOOD) if proved else ("domain_well_known_unproved", Kind.NOTE)
    yield Finding(code, kind, "domain", "lists", sources.clock(), params)


def is_well_known(address: Address) -> bool:
    """Whether the domain is one of the world's well-known ones and its mailboxes are its owner's people's."""
    domain = address.domain
    shared = lists.is_free(domain) or lists.is_relay(domain) or lists.is_lent(domain)
    return address.registrable in lists.top_domains() and not shared and not lists.bulk_sender(domain)


def is_proved(auth: Auth | None) -> bool:
    """Whether the receiving server found a pass for this very domain."""
    return auth is not None and (auth.dmarc == "pass" or auth.aligned is True)
