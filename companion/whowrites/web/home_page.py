"""The first page: whether all is well, how to load the extension, a browser that asks to connect, and who
was vetted last.
"""

from __future__ import annotations

from flask import Blueprint, render_template

from whowrites.store import HistoryQuery
from whowrites.web.changes_page import LATELY
from whowrites.web.house import house
from whowrites.web.pair_page import surroundings
from whowrites.web.route_class import RouteClass, admits

LAST = 6

page = Blueprint("home", __name__)


@page.get("/")
@admits(RouteClass.PAGE)
def home() -> str:
    """The owner's front door."""
    rooms = house()
    return render_template(
        "home.html",
        here="home",
        port=rooms.port,
        folder=rooms.extension_dir,
        digest=rooms.store.changes.digest(rooms.clock() - LATELY),
        total=sum(rooms.store.dossiers.counts().values()),
        last=rooms.store.dossiers.search(HistoryQuery(size=LAST)).rows,
        **surroundings(),
    )
