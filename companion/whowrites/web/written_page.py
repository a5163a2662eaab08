"""The owner's word on whether it is noticed whom he writes to, and the button that forgets it."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("written", __name__)


@page.post("/settings/written")
@admits(RouteClass.PAGE_WRITE)
def switch() -> Response:
    """Notice from now on, or no more."""
    house().store.written.switch("on" in request.form)
    return redirect("/settings?kept=written#written", 303)


@page.post("/settings/written/forget")
@admits(RouteClass.PAGE_WRITE)
def forget() -> Response:
    """Delete whom he wrote to, from the files too."""
    house().store.written.forget()
    return redirect("/settings#written", 303)
