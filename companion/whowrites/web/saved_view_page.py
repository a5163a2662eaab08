"""Views of the history under names: made from the page at hand, renamed, removed."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.web.history_page import state_of
from whowrites.web.history_state import parsed
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("saved_view", __name__)


@page.post("/history/views/keep")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response:
    """Keep filters, order and search of the state under a name, and go there."""
    state = state_of(parsed(request.form.get("state", "")))
    plain = state.url(view="").partition("?")[2]
    try:
        view_id = house().store.saved_views.keep(request.form.get("name", ""), plain, state.query.text)
    except ValueError as fault:
        raise Refusal(400, "bad_view_name") from fault
    return redirect(state.url(view=view_id), 303)


@page.post("/history/views/rename")
@admits(RouteClass.PAGE_WRITE)
def rename() -> Response:
    """Give a view another name."""
    try:
        there = house().store.saved_views.rename(request.form.get("id", ""), request.form.get("name", ""))
    except ValueError as fault:
        raise Refusal(400, "bad_view_name") from fault
    if not there:
        raise Refusal(404, "view")
    return redirect("/history#views", 303)


@page.post("/history/views/remove")
@admits(RouteClass.PAGE_WRITE)
def remove() -> Response:
    """Remove a view; the dossiers stay."""
    if not house().store.saved_views.remove(request.form.get("id", "")):
        raise Refusal(404, "view")
    return redirect("/history#views", 303)
