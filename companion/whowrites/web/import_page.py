"""Import: a colleague's bundle is looked at, then merged into the owner's dossiers; contacts have a page of
their own.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import importing, sharing
from whowrites.imports.reading import Unreadable
from whowrites.safe_text import safe_text
from whowrites.sentences import text
from whowrites.sharing import Report
from whowrites.web import language, uploads
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import text as words

page = Blueprint("import", __name__)


@page.get("/import")
@admits(RouteClass.PAGE)
def form() -> str:
    """Where a bundle is chosen, and what came in before."""
    return _shown()


@page.post("/import")
@admits(RouteClass.PAGE_UPLOAD)
def look() -> str | tuple[str, int]:
    """Show what a bundle would bring; nothing is merged before the owner has seen it."""
    rooms, lang = house(), language.of_request()
    given = request.files.get("file")
    if given is None or not given.filename:
        return _shown(words("contacts.no_file", lang)), 400

    def look_at(path: Path) -> Report:
        sharing.readable(path)
        return sharing.look(rooms.store, path, rooms.vetting.rated, rooms.clock())

    try:
        upload_id, name, report = uploads.read(rooms.store.path.parent, given, look_at)
    except Unreadable as fault:
        return _shown(text(f"error.{fault.code}", fault.params, lang)), 400
    return _page("import_preview.html", report=report, upload=upload_id, name=name)


@page.post("/import/merge")
@admits(RouteClass.PAGE_WRITE)
def merge() -> str | Response:
    """Merge the bundle that was looked at, or let it go. Raises Refusal 404 where it is gone."""
    rooms = house()
    path = uploads.agreed(rooms.store.path.parent, request.form)
    if path is None:
        return redirect("/import", 303)
    name = safe_text(request.form.get("name", ""), 200)
    report = importing.bring_in(rooms.store, path, name, rooms.vetting.rated, rooms.clock())
    path.unlink(missing_ok=True)
    return _shown(report=report)


def _shown(fault: str = "", report: Report | None = None) -> str:
    uploads.clear(house().store.path.parent)
    return _page("import.html", fault=fault, report=report, past=importing.past(house().store))


def _page(template: str, **values: object) -> str:
    lang = language.of_request()
    return render_template(
        template,
        here="history",
        why=lambda code: text(f"error.{code}", {}, lang),
        said=lambda one: _said(one.field, lang),
        moment=datetime.fromisoformat,
        **values,
    )


def _said(field: str, lang: str) -> str:
    known = {"decision": "history.col_decision", "owner": "history.col_owner"}
    return words(known[field], lang) if field in known else words(f"import.field_{field}", lang)
