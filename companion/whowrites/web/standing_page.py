"""The owner's own judgement of a sender: need, impression of the site, who deals with him, tags, what came
of it. None of it is part of the risk."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from whowrites.store.dealings import MAX_OWNER, MAX_TAG, MAX_TAGS, tag_of
from whowrites.web.dossier_page import NotKept, keep
from whowrites.web.house import house
from whowrites.web.owner_words import GRADES, OUTCOMES, stored_facts
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("standing", __name__)


@page.post("/dossier/<dossier_id>/standing")
@admits(RouteClass.PAGE_WRITE)
def stand(dossier_id: str) -> Response:
    """Keep need, impression (1 to 5, or empty), owner and outcome (won, lost, or empty)."""
    rooms = house()
    stored_facts(rooms, dossier_id)

    def write() -> None:
        need, impression = _grade("need"), _grade("impression")
        owner, outcome = request.form.get("owner", "").strip(), request.form.get("outcome", "")
        if outcome not in ("", *OUTCOMES):
            raise NotKept("choice")
        if len(owner) > MAX_OWNER:
            raise NotKept("long", limit=MAX_OWNER)
        rooms.store.desk.stand(dossier_id, need=need, impression=impression, owner=owner, outcome=outcome)

    return keep(dossier_id, "standing", write)


@page.post("/dossier/<dossier_id>/tags")
@admits(RouteClass.PAGE_WRITE)
def tags(dossier_id: str) -> Response:
    """Put a `tag` on the dossier, or take the one named by `off` off."""
    rooms = house()
    stored_facts(rooms, dossier_id)

    def write() -> None:
        if off := request.form.get("off", ""):
            rooms.store.desk.untag([dossier_id], off)
            return
        try:
            tag = tag_of(request.form.get("tag", ""))
        except ValueError as fault:
            raise NotKept("tag", limit=MAX_TAG) from fault
        rooms.store.desk.tag([dossier_id], tag)
        dealings = rooms.store.desk.of(dossier_id)
        if dealings is not None and tag not in dealings.tags:
            raise NotKept("tags", limit=MAX_TAGS)

    return keep(dossier_id, "tags", write)


def _grade(name: str) -> int | None:
    """A grade of the form; None for an empty one. Raises NotKept."""
    said = request.form.get(name, "")
    if not said:
        return None
    if said not in {str(grade) for grade in GRADES}:
        raise NotKept("grade", first=GRADES[0], last=GRADES[-1])
    return int(said)
