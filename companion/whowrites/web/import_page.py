"""Import: a colleague's bundle is merged into the owner's dossiers; contacts have a page of their own."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from whowrites import sharing
from whowrites.imports.reading import Unreadable
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
    """Where a bundle is chosen."""
    return _shown()


@page.post("/import")
@admits(RouteClass.PAGE_UPLOAD)
def take() -> str | tuple[str, int]:
    """Merge the file, and tell what came of it; a file that is no bundle changes nothing."""
    rooms, lang = house(), language.of_request()
    given = request.files.get("file")
    if given is None or not given.filename:
        return _shown(words("contacts.no_file", lang)), 400
    data_dir = rooms.store.path.parent
    upload_id = uploads.keep(data_dir, given.stream)
    path = uploads.path_of(data_dir, upload_id)
    assert path is not None
    try:
        report = sharing.merge(rooms.store, path, rooms.vetting.rated, rooms.clock())
    except Unreadable as fault:
        return _shown(text(f"error.{fault.code}", fault.params, lang)), 400
    finally:
        uploads.drop(data_dir, upload_id)
    return _shown(report=report)


def _shown(fault: str = "", report: Report | None = None) -> str:
    lang = language.of_request()
    return render_template(
        "import.html",
        here="history",
        fault=fault,
        report=report,
        why=lambda code: text(f"error.{code}", {}, lang),
        said=lambda one: _said(one.field, lang),
    )


def _said(field: str, lang: str) -> str:
    known = {"decision": "history.col_decision", "owner": "history.col_owner"}
    return words(known[field], lang) if field in known else words(f"import.field_{field}", lang)
