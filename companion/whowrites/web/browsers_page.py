"""Settings: the paired browsers, when each was last used; the end of a pairing, or of this very session."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.web import settings_parts
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("browsers", __name__)


@page.get("/settings/browsers")
@admits(RouteClass.PAGE)
def browsers() -> str:
    """Every paired browser; `pair_page` ends a pairing, at once."""
    return settings_parts.show("browsers", "settings_browsers.html", browsers=house().store.browsers.list())


@page.post("/settings/browsers/close")
@admits(RouteClass.PAGE_WRITE)
def close() -> Response:
    """Forget the session of these pages in this browser. Raises NotSaved: then it still holds."""
    rooms = house()
    rooms.store.browsers.end_session(request.cookies[rooms.cookie])
    answer = redirect("/", 303)
    answer.delete_cookie(rooms.cookie, path="/", httponly=True, samesite="Strict")
    return answer
