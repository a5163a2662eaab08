"""How much attention a sender gets, said on his dossier: without colour, or not checked at all."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from whowrites import quiet_list
from whowrites.web.dossier_page import NotKept, keep
from whowrites.web.house import house
from whowrites.web.owner_words import facts_of
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("attention", __name__)


@page.post("/dossier/<dossier_id>/attention")
@admits(RouteClass.PAGE_WRITE)
def attend(dossier_id: str) -> Response:
    """`quiet` or `loud`: the address comes onto the quiet list or off it; `never` or `check`: the same with
    the list of those that are not to be checked.
    """
    rooms = house()
    address, wish = facts_of(rooms, dossier_id).address, request.form.get("wish", "")

    def write() -> None:
        match wish:
            case "quiet":
                try:
                    quiet_list.add(rooms.store.settings, address, rooms.clock().date())
                except quiet_list.ListFull as fault:
                    raise NotKept("quiet_full", limit=quiet_list.MOST) from fault
            case "loud":
                quiet_list.remove(rooms.store.settings, address)
            case "never":
                rooms.store.never.add(address)
            case "check":
                rooms.store.never.remove(address)
            case _:
                raise Refusal(400, "bad_field", field="wish", fault="quiet, loud, never, check")

    return keep(dossier_id, "attention", write)
