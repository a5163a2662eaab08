"""All dossiers: searched, filtered by level, sorted and paged by the companion, with the state in the URL
and no address in it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites.model import Level
from whowrites.store import HistoryQuery, Sort
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

SIZE = 50
LAST_PAGE = 1_000_000
LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN)

COLUMNS = (
    ("level", Sort.LEVEL),
    ("address", Sort.ADDRESS),
    ("name", Sort.NAME),
    ("first_seen", Sort.FIRST_SEEN),
    ("checked", Sort.CHECKED),
    ("sightings", Sort.SIGHTINGS),
)
"""The table's columns and the order that a click on each gives."""

page = Blueprint("history", __name__)


@page.get("/history")
@admits(RouteClass.PAGE)
def history() -> str:
    """`?view=ID&level=high&level=medium&sort=checked&dir=desc&page=2`; what is not of the closed lists is
    left out.
    """
    dossiers = house().store.dossiers
    view = request.args.get("view", "")
    text = dossiers.view(view) or ""
    query = read(text)
    found = dossiers.search(query)
    plain = {
        "view": view if text else "",
        "level": [level.value for level in LEVELS if level in query.levels],
        "sort": query.sort.value,
        "dir": "desc" if query.descending else "asc",
    }

    def url(**changes: Any) -> str:
        return "/history?" + urlencode(
            {key: value for key, value in {**plain, **changes}.items() if value}, doseq=True
        )

    def toggled(level: Level) -> str:
        return url(level=[item.value for item in LEVELS if (item in query.levels) != (item is level)])

    return render_template(
        "history.html",
        toggled=toggled,
        here="history",
        found=found,
        query=query,
        levels=LEVELS,
        url=url,
        sorts=COLUMNS,
        any=sum(dossiers.counts().values()),
    )


@page.post("/history/search")
@admits(RouteClass.PAGE_WRITE)
def search() -> Response:
    """Keep the search text under a random id, so that no address stands in the URL."""
    text = request.form.get("q", "").strip()[:200]
    wanted = [
        ("level", level)
        for level in request.form.getlist("level")
        if level in {item.value for item in LEVELS}
    ]
    wanted += [(key, value) for key in ("sort", "dir") if (value := request.form.get(key, ""))]
    if text:
        wanted.append(("view", house().store.dossiers.keep_view(text)))
    return redirect("/history?" + urlencode(wanted) if wanted else "/history", 303)


def read(text: str) -> HistoryQuery:
    """The query of the URL at hand, with the search text of its view."""
    asked = request.args
    sort = asked.get("sort", "")
    number = asked.get("page", "1")
    return HistoryQuery(
        text=text,
        levels=frozenset(level for level in LEVELS if level.value in asked.getlist("level")),
        sort=Sort(sort) if sort in set(Sort) else Sort.CHECKED,
        descending=asked.get("dir", "desc") != "asc",
        page=min(max(1, int(number)), LAST_PAGE)
        if number.isascii() and number.isdigit() and len(number) < 9
        else 1,
        size=SIZE,
    )
