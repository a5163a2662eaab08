"""What the facts under an address say of its sender, each as one column of his dossier: to filter, sort,
group and count by. Empty text and None: not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from whowrites.address import Address, BadAddress, parse, several
from whowrites.model import Claim, Facts
from whowrites.reading.countries import country
from whowrites.store.columns import storable

MAX_TRAIT = 200
_FREE = frozenset({"mail_free", "mail_disposable"})
"""Findings that say that anybody can have a mailbox there."""
_FIRST = ("site", "gleif", "rdap", "whois")
"""Whose word on firm and country is shown where several have one: the firm's own, then the registers'."""
_REGISTRIES = ("rdap", "whois")
_SENT_FOR_OTHERS = frozenset({"bulk", "list"})
"""Channels whose mail is answered elsewhere by its nature."""


def traits(found: Facts) -> dict[str, Any]:
    """The columns of `dossiers` that follow from these facts.

    `country` is where the firm says to be, else where the domain's holder is registered, which stands alone
    in `registrant_country`; both ISO 3166-1. `registered` is the day of the domain's registration.
    """
    address = parse(found.address)
    free = any(finding.code in _FREE for finding in found.findings)
    registered = [claim for claim in found.claims if claim.source in _REGISTRIES]
    return {
        "company": said(found.claims, "company"),
        "country": country(said(found.claims, "country")),
        "tld": address.domain.rpartition(".")[2],
        "registrar": said(registered, "registrar"),
        "registrant_country": country(said(registered, "country")),
        "registered": _day(said(registered, "created")),
        "provider": said(found.claims, "mail_provider"),
        "free": free,
    }


def said(claims: Sequence[Claim], field: str) -> str:
    """The first that the most telling source says of a field; empty where nobody says anything."""
    about = [claim for claim in claims if claim.field == field and claim.value.strip()]
    about.sort(key=lambda claim: _FIRST.index(claim.source) if claim.source in _FIRST else len(_FIRST))
    return storable(about[0].value.strip(), MAX_TRAIT) if about else ""


def own_organisation(address: Address, free: bool) -> str:
    """Whose sender it is, as far as the address tells: the registrable domain; where strangers share that
    one, the address itself.
    """
    return address.normal if free else address.registrable


def answers_elsewhere(address: str, free: bool, reply_to: str | None, channel: str) -> bool:
    """Whether a Reply-To leads to another organisation than the sender's, or on free mail to another mailbox.

    False for none, an unreadable one, and for what lists and bulk senders carry.
    """
    if not reply_to or channel in _SENT_FOR_OTHERS:
        return False
    own = own_organisation(parse(address), free)
    return any(own_organisation(other, free) != own for other in readable(reply_to))


def readable(reply_to: str) -> Iterator[Address]:
    """The addresses of a Reply-To that are some."""
    for text in several(reply_to):
        with suppress(BadAddress):
            yield parse(text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
