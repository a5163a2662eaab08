"""Settings: the receiving servers of the owner's company, whose results in a stored message count."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.headers import own_servers
from whowrites.safe_text import safe_text
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("own_servers", __name__)


@page.post("/settings/servers")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response:
    """Keep the names. Raises Refusal 400 that says which one is none."""
    try:
        own_servers.choose(house().store.settings, request.form.get("servers", ""))
    except own_servers.BadServer as fault:
        raise Refusal(400, "bad_server", name=safe_text(fault.name, 80)) from fault
    return redirect("/settings/company#servers", 303)
