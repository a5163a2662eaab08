"""Settings: the paired browsers, when each was last used, and the end of a pairing."""

from __future__ import annotations

from flask import Blueprint

from whowrites.web import settings_parts
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("browsers", __name__)


@page.get("/settings/browsers")
@admits(RouteClass.PAGE)
def browsers() -> str:
    """Every paired browser; `pair_page` ends a pairing, at once."""
    return settings_parts.show("browsers", "settings_browsers.html", browsers=house().store.browsers.list())
