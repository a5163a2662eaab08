"""Dossiers by company: the list of companies, which of them the user merged, and the log of it."""

from __future__ import annotations

import re

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites.web.history_page import shared, state_of
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("company", __name__)


@page.get("/history/companies")
@admits(RouteClass.PAGE)
def companies() -> str:
    """The companies of the dossiers that fit the same parameters as in the history."""
    state = state_of(request.args)
    found = house().store.companies.search(state.query)
    return render_template("companies.html", **shared(state, "/history/companies"), found=found)


@page.get("/history/merged")
@admits(RouteClass.PAGE)
def merged() -> str:
    """What was merged, with a way back for each, and the log."""
    rooms = house().store.companies
    return render_template("merged.html", here="history", merged=rooms.merged(), log=rooms.log())


@page.post("/history/merge")
@admits(RouteClass.PAGE_WRITE)
def merge() -> Response:
    """Make one company of those that the dossiers belong to, as the owner was asked."""
    ids = [key for key in request.form.getlist("id")[:500] if re.fullmatch(r"[0-9a-f]{32}", key)]
    if not house().store.companies.of(ids):
        raise Refusal(404, "dossier")
    house().store.companies.merge(ids)
    return redirect("/history/merged", 303)


@page.post("/history/part")
@admits(RouteClass.PAGE_WRITE)
def part() -> Response:
    """Take an organisation out of the company that it was merged into."""
    house().store.companies.part(request.form.get("organisation", ""))
    return redirect("/history/merged", 303)
