"""Reasons that the owner calls wrong: they stay dismissed for that sender until they state another thing."""

from __future__ import annotations

import re

from flask import Blueprint, request
from werkzeug.wrappers import Response

from whowrites.web.dossier_page import keep
from whowrites.web.house import house
from whowrites.web.owner_words import call_right, call_wrong, stored_facts
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("wrong", __name__)


@page.post("/dossier/<dossier_id>/wrong")
@admits(RouteClass.PAGE_WRITE)
def wrong(dossier_id: str) -> Response:
    """Dismiss the reason of `code` and `value`, or with `undo` let it count again."""
    rooms = house()
    code, value = request.form.get("code", ""), request.form.get("value", "")
    stored_facts(rooms, dossier_id)
    if not re.fullmatch(r"[a-z0-9_]{1,60}", code) or not re.fullmatch(r"[0-9a-f]{16}", value):
        raise Refusal(400, "bad_field", field="code", fault="not a reason of this dossier")
    if request.form.get("undo"):
        return keep(dossier_id, "dismissed", lambda: call_right(rooms, dossier_id, code, value))
    return keep(dossier_id, "reasons", lambda: call_wrong(rooms, dossier_id, code, value))
