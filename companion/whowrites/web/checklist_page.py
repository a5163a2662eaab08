"""The manual checklist of a dossier: the owner's answers to what no tool sees, kept, and taken back."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, request
from werkzeug.wrappers import Response

from whowrites.checklist import ANSWERS, NOT_LOOKED, QUESTIONS
from whowrites.records import Answer
from whowrites.rerating import rated_anew
from whowrites.store.ledger import ANSWER, MAX_NOTE
from whowrites.web.dossier_page import NotKept, keep
from whowrites.web.house import house
from whowrites.web.owner_words import stored_facts
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("checklist", __name__)


@page.post("/dossier/<dossier_id>/checklist")
@admits(RouteClass.PAGE_WRITE)
def answer(dossier_id: str) -> Response:
    """Keep the answers of the form: `answer_QUESTION` (yes, no, not_looked) and `note_QUESTION`. Questions
    that the form does not hold stay as they are.
    """
    rooms, now = house(), house().clock()
    stored_facts(rooms, dossier_id)

    def write() -> None:
        for said in _answers(now):
            rooms.store.owner.answer(dossier_id, said)
        rated_anew(rooms.vetting, rooms.store, dossier_id)

    return keep(dossier_id, "checklist", write)


@page.post("/dossier/<dossier_id>/checklist/undo")
@admits(RouteClass.PAGE_WRITE)
def undo(dossier_id: str) -> Response:
    """Let the answer before the last one to `question` hold again."""
    rooms, question = house(), request.form.get("question", "")
    stored_facts(rooms, dossier_id)
    if question not in QUESTIONS:
        raise Refusal(400, "bad_field", field="question", fault="not one of the questions")

    def write() -> None:
        rooms.store.owner.undo(dossier_id, ANSWER, question, rooms.clock())
        rated_anew(rooms.vetting, rooms.store, dossier_id)

    return keep(dossier_id, "checklist", write)


def _answers(now: datetime) -> list[Answer]:
    """The answers of the form. Raises NotKept."""
    found = []
    for question in QUESTIONS:
        said = request.form.get(f"answer_{question}")
        if said is None:
            continue
        note = request.form.get(f"note_{question}", "").strip()
        if said not in ANSWERS:
            raise NotKept("choice")
        if len(note) > MAX_NOTE:
            raise NotKept("long", limit=MAX_NOTE)
        # Not looked and nothing noted is how it was before anything was said.
        found.append(Answer(question, "" if said == NOT_LOOKED and not note else said, note, now))
    return found
