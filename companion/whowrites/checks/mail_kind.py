"""What kind of mailbox is it: of an own domain, lent, free, thrown away, behind a relay, of a function?

Free mail says nothing by itself (many small traders use it), but other facts are read differently beside
it. Some domains are made like those that are registered by the hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from whowrites.address import Address, parse, shown
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "address"
FAMILY = "address"
CLAIMS = (("website", "address"), ("email", "address"))


_MANY_DIGITS = 4


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
    elif lists.is_lent(address.domain):
        told = {**params, "lender": shown(address.registry_domain)}
        yield Finding("domain_lent", Kind.RISK, "domain", "lists", now, told)
    else:
        yield Finding("mail_own_domain", Kind.NOTE, "domain", "lists", now, params)
        yield Claim("website", address.registrable, "address", now)
        yield Claim("email", address.normal, "address", now)
        yield from _throwaway_signs(address, now)
    if lists.is_role(address.local):
        yield Finding("mail_role", Kind.NOTE, "domain", "lists", now, {"local": address.local})


def _throwaway_signs(address: Address, now: datetime) -> Iterator[Finding]:
    """Signs of names that are registered by the hundred; honest firms bear them too, so never a reason
    alone."""
    params = {"domain": shown(address.registrable)}
    label = address.registrable.partition(".")[0]
    if not label.startswith("xn--") and sum(map(str.isdigit, label)) >= _MANY_DIGITS:
        yield Finding("domain_numbered", Kind.RISK, "domain", "lists", now, params)
    if lists.has_risky_ending(address.registrable):
        told = {"ending": address.registrable.rpartition(".")[2]}
        yield Finding("domain_risky_ending", Kind.RISK, "domain", "lists", now, told)
