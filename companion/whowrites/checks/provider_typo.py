"""Is the domain a mail provider's name with a letter wrong (`gmaill.com`)?

Somebody who was meant to have an address with a big provider has it elsewhere: mistyped, and mail to it is
lost, or registered by somebody who waits for such slips.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.reading.care import PROVIDER
from whowrites.reading.likeness import nearest
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "address"
FAMILY = "address"

_WAYS = ("homoglyph", "swap", "edit", "joined")
"""A provider's name under another ending, or with words added, is most often a firm of its own."""
_SLIPS_OF_COM = frozenset({"cm", "co", "om", "con", "cmo", "comm", "cim", "xom", "vom", "coom"})


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields `provider_misspelt` with the provider meant, or the note that there is no such thing."""
    address = parse(subject.address)
    now = sources.clock()
    provider = meant(address.registrable)
    if provider:
        params = {"domain": shown(address.domain), "provider": provider}
        yield Finding("provider_misspelt", Kind.RISK, "domain", "lists", now, params)
    else:
        yield Finding("provider_not_misspelt", Kind.NOTE, "domain", "lists", now)


def meant(domain: str) -> str:
    """The provider that a registrable domain is a misspelling of, or empty."""
    if lists.is_free(domain) or lists.is_relay(domain):
        return ""
    like = nearest(domain, _known(), PROVIDER)
    if like and like.way in _WAYS:
        return like.known
    # A slip in the ending: gmail.con, yahoo.co. Only for names that are nobody else's.
    label, _, ending = domain.partition(".")
    target = f"{label}.com"
    return target if ending in _SLIPS_OF_COM and len(label) >= 5 and target in _known() else ""


@cache
def _known() -> frozenset[str]:
    return frozenset(lists.typo_targets())
