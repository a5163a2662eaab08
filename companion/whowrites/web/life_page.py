"""The owner's deeds on his data: a backup now, how long dossiers are kept, whom never to check, deleting."""

from __future__ import annotations

from flask import Blueprint, make_response, request
from flask import redirect as lead
from werkzeug.wrappers import Response

from whowrites.address import BadAddress, parse
from whowrites.store import NotSaved
from whowrites.store.retention import LEAST, MOST
from whowrites.web import data_page
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("life", __name__)


@page.post("/settings/data/backup")
@admits(RouteClass.PAGE_WRITE)
def backup() -> Response:
    """Make one now."""
    try:
        house().store.back_up()
    except NotSaved:
        return _again("not_saved", "backups", status=503)
    return _done("backup", "backups")


@page.post("/settings/data/retention")
@admits(RouteClass.PAGE_WRITE)
def retention() -> Response:
    """Keep dossiers of strangers for so many `months`."""
    said = request.form.get("months", "")
    if not (said.isascii() and said.isdigit() and len(said) < 4 and LEAST <= int(said) <= MOST):
        return _again("months", "retention", said)
    house().store.retention.choose(int(said))
    return _done("retention", "retention")


@page.post("/settings/data/never")
@admits(RouteClass.PAGE_WRITE)
def never() -> Response:
    """Put an `address` on the list of those not to be checked, or with `off` take it out; `entry`, a hash of
    the list, takes out one that cannot be named.
    """
    if entry := request.form.get("entry", ""):
        return _done("never_off" if house().store.never.strike(entry) else "never_gone", "never")
    address = _address()
    if address is None:
        return _again("address", "never", _typed())
    if "off" in request.form:
        house().store.never.remove(address)
        return _done("never_off", "never")
    house().store.never.add(address)
    return _done("never", "never")


@page.post("/settings/data/delete")
@admits(RouteClass.PAGE_WRITE)
def delete() -> Response:
    """Delete what is kept of one `address`, where the owner ticked `sure`."""
    address = _address()
    if address is None:
        return _again("address", "delete", _typed())
    if "sure" not in request.form:
        return _again("sure", "delete", _typed())
    if "never" in request.form:
        house().store.never.add(address)
    held = house().store.erasing.person(address)
    return _done("deleted" if held.anything else "nobody", "delete")


@page.post("/settings/data/delete-all")
@admits(RouteClass.PAGE_WRITE)
def delete_all() -> Response:
    """Delete what is kept of all senders, where the owner ticked `sure`."""
    if "sure" not in request.form:
        return _again("sure", "delete-all")
    house().store.erasing.everything()
    return _done("deleted_all", "delete")


def _address() -> str | None:
    try:
        return parse(request.form.get("address", "")).normal
    except BadAddress:
        return None


def _done(what: str, anchor: str) -> Response:
    return lead(f"/settings/data?done={what}#{anchor}", 303)


def _typed() -> str:
    return request.form.get("address", "")


def _again(fault: str, at: str, typed: str = "", status: int = 400) -> Response:
    return make_response(data_page.show(fault, at, typed[:320]), status)
