"""The way in: an empty page whose script hands in the ticket, and the session that it gets for it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request

from whowrites.web import language, session
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("doorway", __name__)


@page.get("/enter")
@admits(RouteClass.DOORWAY)
def enter_page() -> str:
    """No data: the ticket is in the URL's fragment, which the browser keeps to itself until the script posts
    it.
    """
    return render_template("enter.html", lang=language.of_request())


@page.post("/enter")
@admits(RouteClass.ENTRANCE)
def enter() -> Response:
    """`{to}` and a session for a good ticket; 401 for any other."""
    rooms = house()
    path = rooms.entrance.take(request.form.get("ticket", "")[:200])
    if path is None:
        wait = rooms.failures.one_more()
        raise Refusal(429, "too_many_failures", wait=wait) if wait else Refusal(401, "ticket")
    return session.begin(jsonify(to=path))
