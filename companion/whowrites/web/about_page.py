"""Settings: what this program is, and a report to copy for whoever helps."""

from __future__ import annotations

from flask import Blueprint

from whowrites import __version__, diagnostics
from whowrites.web import settings_parts
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("about", __name__)


@page.get("/settings/about")
@admits(RouteClass.PAGE)
def about() -> str:
    """The report is made anew at each look, and sent nowhere."""
    rooms = house()
    return settings_parts.show(
        "about",
        "settings_about.html",
        version=__version__,
        report=diagnostics.report(rooms.store, rooms.port_test, rooms.port, rooms.clock()),
    )
