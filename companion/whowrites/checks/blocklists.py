"""Is the domain, or the very address, on a blocklist?

Lists of domains that were seen in spam and phishing, and one of mailboxes that letters about advance fees
ask to answer to, are the strongest single fact that DNS knows. The operators learn whom one asks about: so
this is asked only where the owner switched it on. Domains that everybody shares (free mail, aliases) are not
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Found, Kind, Reach, Subject, Unknown
from whowrites.sources import Sources, blocklists, lists

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "registers"
SOURCE = "blocklists"

_CODES = {
    ("domain", False): "domain_blocklisted",
    ("domain", True): "domain_grey_listed",
    ("address", False): "address_blocklisted",
    ("address", True): "address_grey_listed",
}


def asks(subject: Subject, sources: Sources) -> bool:
    return blocklists.SWITCH in sources.switches


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding a listing, one for all lists that know nothing, one for each reason of silence."""
    address = parse(subject.address)
    shared = lists.is_free(address.registrable) or lists.is_relay(address.domain)
    clear: list[str] = []
    silent: dict[str, Unknown] = {}
    for row, answer in blocklists.listings(sources, address.normal, None if shared else address.registrable):
        if isinstance(answer, Unknown):
            silent.setdefault(answer.reason, answer)
        elif isinstance(answer, Found):
            listing = answer.value
            params = {"list": listing.list, "why": listing.why, "domain": shown(address.registrable)}
            group = "mailbox" if row.asks == "address" else "domain"
            code = _CODES[row.asks, listing.mild]
            yield Finding(code, Kind.RISK, group, SOURCE, answer.seen_at, params, listing.reply)
        else:
            clear.append(row.name)
    if clear:
        params = {"lists": ", ".join(clear)}
        yield Finding("blocklists_clear", Kind.NOTE, "domain", SOURCE, sources.clock(), params)
    for reason, unknown in silent.items():
        yield Finding(
            "blocklists_unknown", Kind.UNKNOWN, "domain", SOURCE, unknown.seen_at, {"reason": reason}
        )
