"""The quiet list: addresses and domains whose badges stay quiet."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites import quiet_list
from whowrites.address import BadAddress, parse
from whowrites.web import domain_list, settings_page
from whowrites.web.domain_list import BadDomain
from whowrites.web.house import house
from whowrites.web.own_path import own_path
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("quiet_list", __name__)

_PLACE = "/settings#quiet-list"


@page.post("/settings/quiet-list")
@admits(RouteClass.PAGE_WRITE)
def add() -> Response | tuple[str, int]:
    """Put one address or domain on the list; what is neither comes back as it was typed."""
    typed = request.form.get("entry", "").strip()
    entry = _entry(typed)
    if isinstance(entry, BadDomain):
        return settings_page.show(typed, entry), 400
    rooms = house()
    try:
        quiet_list.add(rooms.store.settings, entry, rooms.clock().date())
    except quiet_list.ListFull:
        return settings_page.show(typed, BadDomain(1, "", "full", {"limit": quiet_list.MOST})), 400
    return redirect(own_path(request.form.get("back", _PLACE)), 303)


@page.post("/settings/quiet-list/remove")
@admits(RouteClass.PAGE_WRITE)
def remove() -> Response:
    """Take one off the list."""
    quiet_list.remove(house().store.settings, request.form.get("entry", ""))
    return redirect(own_path(request.form.get("back", _PLACE)), 303)


def _entry(typed: str) -> str | BadDomain:
    """A normalised address, or a registrable domain that is one firm's own."""
    if "@" in typed.strip("@"):
        try:
            return parse(typed).normal
        except BadAddress:
            return BadDomain(1, typed[:60], "neither")
    found = domain_list.read(typed)
    if found.faults:
        return found.faults[0]
    return found.domains[0] if len(found.domains) == 1 else BadDomain(1, typed[:60], "one")
