"""Whether a sender is looked at again: the owner's word on one dossier, and on how far that goes."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.store.dealings import WATCHES
from whowrites.store.watched import VISITS
from whowrites.web.dossier_page import NotKept, keep
from whowrites.web.house import house
from whowrites.web.owner_words import stored_facts
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("watch", __name__)


@page.post("/dossier/<dossier_id>/watch")
@admits(RouteClass.PAGE_WRITE)
def watch(dossier_id: str) -> Response:
    """Keep one of WATCHES, or empty: as usual."""
    rooms = house()
    stored_facts(rooms, dossier_id)

    def write() -> None:
        said = request.form.get("watch", "")
        if said not in ("", *WATCHES):
            raise NotKept("choice")
        rooms.store.desk.set_watch(dossier_id, said)

    return keep(dossier_id, "watch", write)


@page.post("/settings/watch")
@admits(RouteClass.PAGE_WRITE)
def visits() -> Response:
    """Whether a look may visit again where the owner had visited before."""
    house().store.settings.set(VISITS, "visits" in request.form)
    return redirect("/settings?kept=watching#watching", 303)
