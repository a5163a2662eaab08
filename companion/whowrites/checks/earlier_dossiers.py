"""What did earlier dossiers say of the firm at this domain?

A domain that changes hands, and a writer whose firm is now another one, show beside what was known
before: the claims stand in a column of their own. Agreement is no merit, since most of it comes from the
same registry.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.records import OF_A_FIRM
from whowrites.sources import Sources, lists
from whowrites.sources.earlier import SOURCE, told_at

REACH = Reach.LOCAL
SCOPE = "address"
FAMILY = "history"
CLAIMS = tuple((name, SOURCE) for name in OF_A_FIRM)


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields their claims and one note; nothing where there are none, and for domains that strangers
    share."""
    address = parse(subject.address)
    if lists.is_free(address.domain) or lists.is_relay(address.domain):
        return
    claims = told_at(sources, address.registrable, address.normal)
    yield from claims
    if claims:
        params = {"domain": shown(address.registrable)}
        yield Finding("earlier_dossiers", Kind.NOTE, "history", SOURCE, sources.clock(), params)
