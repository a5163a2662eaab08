"""Column layouts of the owner's own: which fields, in which order, under which names; also columns that say
the same in every row, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import exporting
from whowrites.exports.fields import (
    FIELDS,
    MAX_COLUMNS,
    MAX_FIXED,
    MAX_HEADER,
    PLAIN,
    BadLayout,
    Layout,
    kept,
    layout_of,
    presets,
)
from whowrites.safe_text import safe_text
from whowrites.sentences import text
from whowrites.web import language, wording
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

MAX_NAME = 40
MAX_POSITION = 999
SPARE = 3
"""Rows for columns without a field that are offered beside those that are used."""

page = Blueprint("export_columns", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form: a field, or (`fixed.N`) a column without one, with the text it always holds."""

    key: str
    label: str
    at: str = ""
    header: str = ""
    fixed: str = ""

    @property
    def field(self) -> str:
        return self.key if self.key in FIELDS else ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the layout is not kept: a code, and the input at which it is (`name`, `at.KEY`, `as.KEY`,
    `is.KEY`; empty: none of them)."""

    code: str
    input: str = ""


class NotKept(ValueError):
    """Carries the Fault."""

    def __init__(self, code: str, at: str = "") -> None:
        super().__init__(code)
        self.fault = Fault(code, at)


@page.get("/export/columns")
@admits(RouteClass.PAGE)
def columns() -> str:
    """`?layout=NAME`: an own layout, or a CRM's to begin with; without one the plain one."""
    name, lang = request.args.get("layout", ""), language.of_request()
    own = exporting.own_layouts(house().store.settings)
    known = name if name in own or name in presets() else ""
    return _shown(_rows(exporting.layout(known, own, lang), lang), name if name in own else "")


@page.post("/export/columns")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response | tuple[str, int]:
    """Keep the layout that was typed; one with a fault comes back as it was."""
    name = safe_text(request.form.get("name", ""), MAX_NAME + 1)
    settings = house().store.settings
    own = dict(settings.get(exporting.OWN_PRESETS, {}))
    if "remove" in request.form:
        own.pop(name, None)
        settings.set(exporting.OWN_PRESETS, own)
        return redirect("/export?done=layout_removed#own-title", 303)
    typed = _typed(language.of_request())
    try:
        if not 0 < len(name) <= MAX_NAME or name in presets():
            raise NotKept("export_bad_name", "name")
        own[name] = kept(_layout(typed))
    except NotKept as caught:
        return _shown(typed, name, caught.fault), 400
    settings.set(exporting.OWN_PRESETS, own)
    return redirect("/export?done=layout#own-title", 303)


def _layout(rows: Sequence[Row]) -> Layout:
    """The layout of those rows that have a position. Raises NotKept."""
    placed = []
    for row in rows:
        if not row.at and (row.field or not (row.header or row.fixed)):
            continue
        if not (row.at.isascii() and row.at.isdigit() and 0 < int(row.at[:9]) <= MAX_POSITION):
            raise NotKept("export_bad_position", f"at.{row.key}")
        placed.append(row)
    placed.sort(key=lambda row: int(row.at))
    try:
        return layout_of([[row.header, row.field, row.fixed] for row in placed])
    except BadLayout as fault:
        part = "is" if fault.code == "export_bad_fixed" else "as"
        at = "" if fault.at is None else f"{part}.{placed[fault.at].key}"
        raise NotKept(fault.code, at) from fault


def _typed(lang: str) -> list[Row]:
    """The rows of the form, in its order, and the fields that it left out."""
    form = request.form
    sent = [key.removeprefix("at.") for key in form if key.startswith("at.")]
    without = {f"fixed.{number}" for number in range(1, MAX_COLUMNS + SPARE + 1)}
    return [
        Row(
            key,
            _label(key, lang),
            form.get(f"at.{key}", "").strip()[:10],
            form.get(f"as.{key}", "").strip()[: MAX_HEADER * 2],
            "" if key in FIELDS else form.get(f"is.{key}", "").strip()[: MAX_FIXED * 2],
        )
        for key in dict.fromkeys([*sent, *FIELDS])
        if key in FIELDS or key in without
    ]


def _rows(layout: Layout, lang: str) -> list[Row]:
    """The columns of a layout in their order, the fields that it has not, and SPARE columns without one."""
    keys = _numbers()
    used = [
        Row(key, _label(key, lang), str(place), column.header, column.fixed)
        for place, column in enumerate(layout.columns, 1)
        for key in [column.field or next(keys)]
    ]
    others = {*FIELDS} - {row.key for row in used}
    left = sorted(others, key=lambda field: (field not in PLAIN, FIELDS.index(field)))
    unused = [Row(field, _label(field, lang), header=_label(field, lang)) for field in left]
    return [*used, *(Row(key, _label(key, lang)) for key in islice(keys, SPARE)), *unused]


def _numbers() -> Iterator[str]:
    return (f"fixed.{number}" for number in count(1))


def _label(key: str, lang: str) -> str:
    if key in FIELDS:
        return text(f"export_field.{key}", {}, lang)
    return text("export.fixed", {"n": key.removeprefix("fixed.")}, lang)


def _shown(rows: Sequence[Row], name: str, fault: Fault | None = None) -> str:
    lang = language.of_request()
    at = next((row for row in rows if fault and fault.input.endswith(f".{row.key}")), None)
    said = text(f"error.{fault.code}", {}, lang) if fault else ""
    return render_template(
        "export_columns.html",
        here="history",
        rows=rows,
        name=name,
        own=name in exporting.own_layouts(house().store.settings),
        fault=wording.text("export.at_column", lang, column=at.label, fault=said) if at else said,
        wrong=fault.input if fault else "",
        most=MAX_POSITION,
        widths={"header": MAX_HEADER, "fixed": MAX_FIXED},
    )
