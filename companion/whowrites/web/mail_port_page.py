"""Whether this network lets mail servers be asked: the button that tests it again."""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("mail_port", __name__)


@page.post("/settings/mail-port")
@admits(RouteClass.PAGE_WRITE)
def again() -> Response:
    """Start a test; the page of what may be asked shows what becomes of it."""
    house().port_test.start()
    return redirect("/settings/reach#mail-port", 303)
