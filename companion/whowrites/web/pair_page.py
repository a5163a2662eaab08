"""The owner's side of pairing: the question, its answer, the six digits, and the browsers that are
connected.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from whowrites.web.house import house
from whowrites.web.own_path import own_path
from whowrites.web.pairing import PairingRefused
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("pair", __name__)


def surroundings() -> dict[str, Any]:
    """What the pairing parts of a page show."""
    rooms = house()
    pending, code = rooms.desk.pending(), rooms.desk.code()
    return {
        "pending": pending,
        "known": pending is not None and pending.origin in rooms.store.browsers.paired_origins(),
        "seconds": rooms.desk.seconds_left(pending.until) if pending else 0,
        "code": code,
        "code_seconds": rooms.desk.seconds_left(code.until) if code else 0,
        "browsers": rooms.store.browsers.list(),
    }


@page.get("/pair")
@admits(RouteClass.PAGE)
def pair() -> str:
    """The question alone, for a tab that the extension opens."""
    return render_template("pair.html", here="", **surroundings())


@page.get("/pair/state")
@admits(RouteClass.PAGE)
def state() -> Response:
    """Which request waits, and how many browsers are connected: the page's script asks, and reloads on a
    change.
    """
    pending = house().desk.pending()
    return jsonify(pending=pending.pair_id if pending else "", browsers=len(house().store.browsers.list()))


@page.post("/pair/answer")
@admits(RouteClass.PAGE_WRITE)
def answer() -> BaseResponse:
    """Allow or deny the request that the page showed; anything but `allow` denies."""
    try:
        house().desk.decide(request.form.get("pair_id", ""), request.form.get("answer") == "allow")
    except PairingRefused as fault:
        raise Refusal(410, "gone") from fault
    return redirect("/", 303)


@page.post("/pair/code")
@admits(RouteClass.PAGE_WRITE)
def code() -> BaseResponse:
    """Show six digits to be typed in the extension's popup."""
    house().desk.show_code()
    return redirect("/pair", 303)


@page.post("/pair/revoke")
@admits(RouteClass.PAGE_WRITE)
def revoke() -> BaseResponse:
    """End a browser's pairing; its token is worthless at once."""
    house().store.browsers.revoke(request.form.get("id", ""))
    return redirect(own_path(request.form.get("back", "")), 303)
