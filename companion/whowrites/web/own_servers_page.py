"""Settings: the receiving servers of the owner's company, whose results in a stored message count."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.headers import own_servers
from whowrites.web import own_domains_page
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("own_servers", __name__)


@page.post("/settings/servers")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response | tuple[str, int]:
    """Keep the names; where one is none they come back as they were typed, and nothing is kept."""
    typed = request.form.get("servers", "")
    try:
        own_servers.choose(house().store.settings, typed)
    except own_servers.BadServer as fault:
        return own_domains_page.show(servers=typed[:4000], server_fault=fault), 400
    return redirect("/settings/company?kept=servers#servers", 303)
