"""Export: dossiers as a file, all of them, those that a view of the history fits, or those checked there."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from types import ModuleType

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from whowrites import exporting, sharing
from whowrites.exports.fields import Layout, Row, presets
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
        done=request.args.get("done", ""),
    )


@page.post("/export/file")
@admits(RouteClass.PAGE_WRITE)
def file() -> Response:
    """The file, sent as it is made: what is in memory is never more than a few dossiers.

    The first of them is read before anything is sent: a database that cannot be read gives a page, no file.
    One that fails later ends the connection without the end of the file, and the browser says so. An Excel
    file is a packed archive and can be sent only when it is whole.
    """
    form = request.form.get("format", "")
    if form not in FORMATS:
        raise Refusal(400, "bad_field", field="format", fault=", ".join(FORMATS))
    query = state_of(parsed(request.form.get("state", ""))).query
    checked = [key for key in request.form.getlist("id") if re.fullmatch(r"[0-9a-f]{32}", key)]
    if form == "json":
        bundle = sharing.pieces(house().store.exchange.shared(query, checked or None), house().clock())
        return _sent(bundle, "application/json", "json")
    kind, layout, rows = exporting.FORMATS[form], _layout(), _rows(query, checked or None)
    made = kind.pieces(rows, layout) if hasattr(kind, "pieces") else _whole(kind, rows, layout)
    return _sent(made, kind.MIME, kind.ENDING)


def _layout() -> Layout:
    lang, own = language.of_request(), exporting.own_layouts(house().store.settings)
    try:
        return exporting.layout(request.form.get("layout", ""), own, lang)
    except KeyError as fault:
        raise Refusal(400, "bad_field", field="layout", fault=", ".join(presets())) from fault


def _rows(query: HistoryQuery, ids: Sequence[str] | None) -> Iterator[Row]:
    store, lang = house().store, language.of_request()
    ratings = store.settings.get(exporting.RATING, exporting.RATINGS)
    return exporting.rows(store.exchange.outgoing(query, ids), house().vetting.rated, lang, ratings)


def _whole(kind: ModuleType, rows: Iterator[Row], layout: Layout) -> Iterator[bytes]:
    # A file without a name: nobody else sees it, and it is gone when it is sent.
    with tempfile.TemporaryFile("wb+") as out:
        kind.write(rows, layout, out)
        out.seek(0)
        yield from iter(lambda: out.read(_PIECE), b"")


@page.post("/export/rating")
@admits(RouteClass.PAGE_WRITE)
def rating() -> Answer:
    """Keep what a CRM's field *Rating* says for each level."""
    said = {level.value: safe_text(request.form.get(level.value, ""), MAX_RATING) for level in LEVELS}
    house().store.settings.set(exporting.RATING, said)
    return redirect("/export?done=rating#rating-title", 303)


def _sent(pieces: Iterator[bytes], mime: str, ending: str) -> Response:
    begun = list(islice(pieces, 2))  # a head and a dossier
    day = house().clock().astimezone().strftime("%Y-%m-%d")
    headers = {"Content-Disposition": f'attachment; filename="whowrites-{day}.{ending}"'}
    return Response(_together(chain(begun, pieces)), mimetype=mime, headers=headers)


def _together(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in larger pieces: a packet a row would be slow."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= _PIECE:
            yield bytes(held)
            held.clear()
    yield bytes(held)
