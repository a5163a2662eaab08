"""Vet many addresses at once: a pasted text, and the page on which their answers come in, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from whowrites import present, sentences
from whowrites.cards import Card
from whowrites.model import Dossier, Level, Reach, Subject
from whowrites.reading import pasted
from whowrites.store.vet_lists import ListRow
from whowrites.web import language, vet_page
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import text

MAX_ADDRESSES = 1_000

_WORST_FIRST = (Level.HIGH, Level.MEDIUM, Level.UNKNOWN, Level.LOW)

page = Blueprint("vet_list", __name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One address of the list with its card."""

    row: ListRow
    card: Card


@page.post("/vet/many")
@admits(RouteClass.PAGE_WRITE)
def many() -> BaseResponse | tuple[str, int]:
    """Start vetting all addresses of the text and go to their list; a text without any, or with too many,
    comes back with what is wrong.
    """
    typed = request.form.get("text", "")
    found = pasted.read(typed)
    if not found.found and not found.faults:
        return vet_page.show(many=typed, many_fault=_say("vet.many_none")), 400
    if len(found.found) > MAX_ADDRESSES:
        fault = _say("vet.many_limit", n=len(found.found), limit=MAX_ADDRESSES)
        return vet_page.show(many=typed, many_fault=fault), 413
    rows = [ListRow(item.line, item.typed, item.address, item.name) for item in found.found]
    rows += [
        ListRow(item.line, item.typed, fault=item.fault.code, params=item.fault.params)
        for item in found.faults
        if item.fault
    ]
    list_id = house().store.vet_lists.keep(rows)
    house().vetting.answer(_subjects(rows), Reach.PASSIVE, met=False)
    counted = {"without": found.without, "repeated": found.repeated}
    told = urlencode({key: n for key, n in counted.items() if n})
    return redirect(f"/vet/list/{list_id}" + (f"?{told}" if told else ""), 303)


@page.get("/vet/list/<list_id>")
@admits(RouteClass.PAGE)
def answers(list_id: str) -> str:
    """What is known of every address of the list now, sorted by risk. `?without=2&repeated=1`: what was left
    out of the text.
    """
    rows = _rows(list_id)
    lines = _lines(list_id, rows)
    lang = language.of_request()
    faults = [(row, sentences.text(row.fault, row.params, lang)) for row in rows if row.fault]
    left_out = {key: request.args.get(key, 0, type=int) for key in ("without", "repeated")}
    done = sum(line.card.complete for line in lines)
    return render_template(
        "vet_list.html",
        here="vet",
        list_id=list_id,
        lines=lines,
        faults=faults,
        done=done,
        left_out=left_out,
    )


@page.get("/vet/list/<list_id>/state")
@admits(RouteClass.PAGE)
def state(list_id: str) -> Response:
    """How many addresses are done, for the page's script."""
    rows = [row for row in _rows(list_id) if row.address]
    dossiers = house().vetting.answer(_subjects(rows), Reach.PASSIVE, met=False)
    done = sum(isinstance(item, Dossier) and item.complete for item in dossiers)
    return jsonify(complete=done == len(rows), findings=done)


def _lines(list_id: str, rows: tuple[ListRow, ...]) -> list[Line]:
    """All addresses with their cards; each is counted as met once, when its answers are complete."""
    lang = language.of_request()
    lines: list[Line] = []
    news: list[str] = []
    scores: dict[str, float] = {}
    for met in (True, False):
        asked = [row for row in rows if row.address and row.met is not met]
        answered = house().vetting.answer(_subjects(asked), Reach.PASSIVE, met=met)
        for row, dossier in zip(asked, answered, strict=True):
            if isinstance(dossier, Dossier):
                lines.append(Line(row, present.card(dossier, lang, top=1)))
                scores[row.address] = dossier.verdict.score
                news += [row.address] if met and dossier.complete else []
    house().store.vet_lists.mark_met(list_id, news)
    return sorted(
        lines,
        key=lambda line: (
            not line.card.complete,
            _WORST_FIRST.index(line.card.level),
            -scores[line.row.address],
            line.row.line,
        ),
    )


def _rows(list_id: str) -> tuple[ListRow, ...]:
    rows = house().store.vet_lists.rows(list_id)
    if rows is None:
        raise Refusal(404, "vet_list")
    return rows


def _subjects(rows: Sequence[ListRow]) -> list[Subject]:
    return [Subject(row.address, row.name, surface="typed") for row in rows if row.address]


def _say(key: str, **params: str | int) -> str:
    return text(key, language.of_request(), **params)
