"""Export: dossiers as a file, all of them, those that a view of the history fits, or those checked there."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import BinaryIO

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from whowrites import exporting, sharing
from whowrites.exports.fields import presets
from whowrites.model import Level
from whowrites.safe_text import safe_text
from whowrites.store import HistoryQuery
from whowrites.web import language
from whowrites.web.history_page import state_of
from whowrites.web.history_state import State, parsed
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

FORMATS = (*exporting.FORMATS, "json")
LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN)
MAX_RATING = 60
_PIECE = 1 << 16

page = Blueprint("export", __name__)


@page.get("/export")
@admits(RouteClass.PAGE)
def export() -> str:
    """The form; its parameters are those of the history."""
    return show(state_of(request.args))


def show(state: State, ids: Sequence[str] = ()) -> str:
    """The form for the dossiers of a state, or for these."""
    store = house().store
    return render_template(
        "export.html",
        here="history",
        state=state,
        ids=ids,
        total=len(ids) or store.dossiers.search(state.query).total,
        formats=FORMATS,
        presets=presets(),
        own=exporting.own_layouts(store.settings),
        ratings=store.settings.get(exporting.RATING, exporting.RATINGS),
        levels=LEVELS,
        kept=request.args.get("kept") == "rating",
    )


@page.post("/export/file")
@admits(RouteClass.PAGE_WRITE)
def file() -> Response:
    """The file itself. It is whole before its first byte is sent: a fault gives a page, no half of a file."""
    form, lang = request.form.get("format", ""), language.of_request()
    if form not in FORMATS:
        raise Refusal(400, "bad_field", field="format", fault=", ".join(FORMATS))
    query = state_of(parsed(request.form.get("state", ""))).query
    checked = [key for key in request.form.getlist("id") if re.fullmatch(r"[0-9a-f]{32}", key)]
    with ExitStack() as stack:
        # A file without a name: nobody else sees it, and it is gone when it is sent.
        out = stack.enter_context(tempfile.TemporaryFile("wb+"))
        mime, ending = _write(form, query, checked or None, out, lang)
        stack.pop_all()
    return _sent(out, mime, ending)


def _write(
    form: str, query: HistoryQuery, ids: Sequence[str] | None, out: BinaryIO, lang: str
) -> tuple[str, str]:
    """Write the file; gives its media type and the ending of its name."""
    store = house().store
    if form == "json":
        sharing.write(store.exchange.shared(query, ids), out, house().clock())
        return "application/json", "json"
    try:
        layout = exporting.layout(request.form.get("layout", ""), exporting.own_layouts(store.settings), lang)
    except KeyError as fault:
        raise Refusal(400, "bad_field", field="layout", fault=", ".join(presets())) from fault
    ratings = store.settings.get(exporting.RATING, exporting.RATINGS)
    rows = exporting.rows(store.exchange.outgoing(query, ids), house().vetting.rated, lang, ratings)
    kind = exporting.FORMATS[form]
    kind.write(rows, layout, out)
    return kind.MIME, kind.ENDING


@page.post("/export/rating")
@admits(RouteClass.PAGE_WRITE)
def rating() -> Answer:
    """Keep what a CRM's field *Rating* says for each level."""
    said = {level.value: safe_text(request.form.get(level.value, ""), MAX_RATING) for level in LEVELS}
    house().store.settings.set(exporting.RATING, said)
    return redirect("/export?kept=rating#rating-title", 303)


def _sent(out: BinaryIO, mime: str, ending: str) -> Response:
    out.seek(0)

    def pieces() -> Iterator[bytes]:
        with out:
            yield from iter(lambda: out.read(_PIECE), b"")

    day = house().clock().astimezone().strftime("%Y-%m-%d")
    headers = {"Content-Disposition": f'attachment; filename="whowrites-{day}.{ending}"'}
    return Response(pieces(), mimetype=mime, headers=headers)
