"""Column layouts of the owner's own: which fields, in which order, under which names."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import exporting
from whowrites.exports.fields import FIELDS, PLAIN, Layout, layout_of, presets
from whowrites.safe_text import safe_text
from whowrites.sentences import text
from whowrites.web import language
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

MAX_NAME = 40

page = Blueprint("export_columns", __name__)


@page.get("/export/columns")
@admits(RouteClass.PAGE)
def columns() -> str:
    """`?layout=NAME`: an own layout, or a CRM's to begin with; without one the plain one."""
    name, lang = request.args.get("layout", ""), language.of_request()
    own = exporting.own_layouts(house().store.settings)
    known = name if name in own or name in presets() else ""
    return _shown(exporting.layout(known, own, lang), name if name in own else "")


@page.post("/export/columns")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response | tuple[str, int]:
    """Keep the layout that was typed; one with a fault comes back as it was."""
    name = safe_text(request.form.get("name", ""), MAX_NAME + 1)
    kept = dict(house().store.settings.get(exporting.OWN_PRESETS, {}))
    if "remove" in request.form:
        kept.pop(name, None)
        house().store.settings.set(exporting.OWN_PRESETS, kept)
        return redirect("/export", 303)
    typed = _typed()
    try:
        if not 0 < len(name) <= MAX_NAME or name in presets():
            raise ValueError("export_bad_name")
        layout = layout_of([list(pair) for pair in typed])
    except ValueError as fault:
        return _shown(Layout(tuple(typed)), name, str(fault)), 400
    kept[name] = [list(pair) for pair in layout.columns]
    house().store.settings.set(exporting.OWN_PRESETS, kept)
    return redirect("/export#own-title", 303)


def _typed() -> list[tuple[str, str]]:
    """Header and field of the columns that have a position, in the order of the positions."""
    placed = []
    for at, field in enumerate(FIELDS):
        position = request.form.get(f"at.{field}", "").strip()
        if position.isascii() and position.isdigit():
            placed.append((int(position[:6]), at, request.form.get(f"as.{field}", "")[:200], field))
    return [(header, field) for _, _, header, field in sorted(placed)]


def _shown(layout: Layout, name: str, fault: str = "") -> str:
    lang = language.of_request()
    at = {field: (place, header) for place, (header, field) in enumerate(layout.columns, 1) if field}
    named = {field: text(f"export_field.{field}", {}, lang) for field in FIELDS}
    order = sorted(FIELDS, key=lambda field: (at.get(field, (len(FIELDS) + 1, ""))[0], field not in PLAIN))
    rows = [
        (
            field,
            named[field],
            at[field][0] if field in at else "",
            at[field][1] if field in at else named[field],
        )
        for field in order
    ]
    return render_template(
        "export_columns.html",
        here="history",
        rows=rows,
        name=name,
        own=name in exporting.own_layouts(house().store.settings),
        fault=text(f"error.{fault}", {}, lang) if fault else "",
    )
