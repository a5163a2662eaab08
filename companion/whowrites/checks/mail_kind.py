"""What kind of mailbox is it: of a domain of its own, free, thrown away, behind a relay, of a function?

Free mail says nothing by itself (many small traders use it), but other facts are read differently beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "address"
FAMILY = "address"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding for the domain and, where the local part names a function, one for that."""
    address = parse(subject.address)
    now = sources.clock()
    params = {"domain": shown(address.domain)}
    if lists.is_disposable(address.domain):
        yield Finding("mail_disposable", Kind.RISK, "domain", "lists", now, params)
    elif lists.is_relay(address.domain):
        yield Finding("mail_relay", Kind.NOTE, "domain", "lists", now, params)
    elif lists.is_free(address.domain):
        yield Finding("mail_free", Kind.NOTE, "domain", "lists", now, params)
    else:
        yield Finding("mail_own_domain", Kind.NOTE, "domain", "lists", now, params)
    if lists.is_role(address.local):
        yield Finding("mail_role", Kind.NOTE, "domain", "lists", now, {"local": address.local})
