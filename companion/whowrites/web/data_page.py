"""Settings: where the owner's data is, and what can be done with it."""

from __future__ import annotations

from flask import Blueprint

from whowrites.web import settings_parts
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("data", __name__)


@page.get("/settings/data")
@admits(RouteClass.PAGE)
def data() -> str:
    """The folder, and how much is in it."""
    store = house().store
    return settings_parts.show(
        "data",
        "settings_data_part.html",
        folder=store.path.parent,
        kept=sum(store.dossiers.counts().values()),
    )
