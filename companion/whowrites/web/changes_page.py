"""All changes of all senders, newest first: by kind, by level, and what the owner has not looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites.change_lines import ChangeLine, change_line
from whowrites.change_matters import CODES
from whowrites.model import Level
from whowrites.web import language
from whowrites.web.history_state import LEVELS
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import word

LATELY = timedelta(days=1)
LAST_PAGE = 1_000_000

page = Blueprint("changes", __name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the page. `number` marks it as seen."""

    number: int
    line: ChangeLine
    seen: bool


@page.get("/changes")
@admits(RouteClass.PAGE)
def changes() -> str:
    """`?kind=site&level=high&unseen=1&page=2`; what is not of the closed lists is left out."""
    rooms, lang = house(), language.of_request()
    kind, level, unseen = _wanted(request.args)
    found = rooms.store.changes.page(CODES.get(kind, ()), level, unseen, _page_asked())
    rows = [
        Shown(row.id, change_line(row.change, row.address, row.level, lang), row.seen) for row in found.rows
    ]
    yesterday = rooms.clock() - LATELY
    return render_template(
        "changes.html",
        here="changes",
        found=found,
        parts=[
            ("since_yesterday", [row for row in rows if row.line.at >= yesterday]),
            ("earlier", [row for row in rows if row.line.at < yesterday]),
        ],
        newest_of_all=rooms.store.changes.newest(),
        kinds=[(name, word("change_kind", name, lang)) for name in CODES],
        kind=kind,
        levels=LEVELS,
        level_asked=level,
        unseen=unseen,
        asked=_asked(kind, level, unseen),
        to=lambda number: _path(kind, level, unseen, number),
    )


@page.post("/changes/show")
@admits(RouteClass.PAGE_WRITE)
def show() -> Response:
    """Go to what the form asks for."""
    return redirect(_back(_asked(*_wanted(request.form))), 303)


@page.post("/changes/seen")
@admits(RouteClass.PAGE_WRITE)
def seen() -> Response:
    """Mark one `change` as looked at, or all up to the one named by `until`; back to `asked` of the page."""
    one, until = _number("change"), _number("until")
    if one:
        house().store.changes.mark_seen(one)
    elif until:
        house().store.changes.mark_all_seen(until)
    return redirect(_back(request.form.get("asked", "")), 303)


def _wanted(said: Mapping[str, str]) -> tuple[str, Level | None, bool]:
    kind = said.get("kind", "")
    level = next((item for item in LEVELS if item.value == said.get("level", "")), None)
    return kind if kind in CODES else "", level, said.get("unseen") == "1"


def _page_asked() -> int:
    said = request.args.get("page", "1")
    return min(int(said[:9]), LAST_PAGE) if said.isascii() and said.isdigit() else 1


def _number(name: str) -> int:
    said = request.form.get(name, "")
    if said and not (said.isascii() and said.isdigit() and len(said) < 16):
        raise Refusal(400, "bad_field", field=name, fault="a number of this page")
    return int(said or 0)


def _asked(kind: str, level: Level | None, unseen: bool) -> str:
    return urlencode(
        {
            **({"kind": kind} if kind else {}),
            **({"level": level.value} if level else {}),
            **({"unseen": "1"} if unseen else {}),
        }
    )


def _path(kind: str, level: Level | None, unseen: bool, number: int) -> str:
    asked = _asked(kind, level, unseen)
    return f"/changes?{asked}&page={number}" if asked else f"/changes?page={number}"


def _back(asked: str) -> str:
    """The page with the filters that it had; only what such a page has."""
    plain = all(char.isalnum() or char in "=&_" for char in asked) and asked.isascii() and len(asked) < 100
    return f"/changes?{asked}" if asked and plain else "/changes"
