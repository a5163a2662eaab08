"""How the owner stands to a sender, beside the rating: one of his contacts, on his quiet list.

Each that is told an id raises Refusal 404 where there is no such dossier.
"""

from __future__ import annotations

from whowrites import quiet_list
from whowrites.address import BadAddress, parse
from whowrites.cards import Standing
from whowrites.model import Dossier
from whowrites.web import domain_list
from whowrites.web.house import House
from whowrites.web.owner_words import facts_of
from whowrites.web.refusal import Refusal


def standing_of(rooms: House, dossier: Dossier) -> Standing:
    """What the owner said of the sender of this dossier."""
    quiet = quiet_list.read(rooms.store.settings).standing(dossier)
    try:
        address = parse(dossier.subject.address)
    except BadAddress:
        return Standing(quiet=quiet)
    known = rooms.store.contacts.contact(address.normal) is not None
    return Standing(known, quiet, _firms_own(address.domain))


def keep_quiet(rooms: House, dossier_id: str, *, whole_domain: bool, undo: bool) -> str:
    """Put this sender, or everybody at his firm's domain, on the quiet list, or take that entry off; gives
    the entry. Raises Refusal 400 where many firms share the domain, 409 where the list is full.
    """
    address = parse(facts_of(rooms, dossier_id).address)
    entry = _firms_own(address.domain) if whole_domain else address.normal
    if not entry:
        raise Refusal(400, "shared_domain", domain=address.registrable)
    if undo:
        quiet_list.remove(rooms.store.settings, entry)
        return entry
    try:
        quiet_list.add(rooms.store.settings, entry, rooms.clock().date())
    except quiet_list.ListFull as fault:
        raise Refusal(409, "quiet_full", limit=quiet_list.MOST) from fault
    return entry


def _firms_own(domain: str) -> str:
    """The registrable domain if it is one firm's own, else nothing."""
    return next(iter(domain_list.read(domain).domains), "")
