"""Settings: where the owner's data is, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, request

from whowrites.store.retention import LEAST, MOST
from whowrites.web import settings_parts
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

DONE = {
    "backup": "backups",
    "retention": "retention",
    "never": "never",
    "never_off": "never",
    "never_gone": "never",
    "deleted": "delete",
    "nobody": "delete",
    "deleted_all": "delete",
}
"""What the page can say that was just done, and the section in which it says it."""
SHOWN = 50
"""Dossiers that go soon, and entries of the list of those not to be checked, that are listed."""

page = Blueprint("data", __name__)


@page.get("/settings/data")
@admits(RouteClass.PAGE)
def data() -> str:
    """The folder, how much is in it, and what the owner can do about it."""
    done = request.args.get("done", "")
    return show(done=done if done in DONE else "")


def show(fault: str = "", at: str = "", typed: str = "", done: str = "") -> str:
    """The page, with what could not be done, the form (`at`) in which and what was typed there, or what was
    done.
    """
    rooms = house()
    store, now = rooms.store, rooms.clock()
    return settings_parts.show(
        "data",
        "settings_data_part.html",
        folder=store.path.parent,
        kept=sum(store.dossiers.counts().values()),
        size=_megabytes(store.path),
        backups=[(at, path, _megabytes(path)) for at, path in store.backups()],
        months=store.retention.months,
        least=LEAST,
        most=MOST,
        going=store.retention.going(now, SHOWN),
        going_number=store.retention.number_going(now),
        never=store.never.entries(SHOWN),
        never_number=store.never.count(),
        fault=fault,
        at=at,
        typed=typed,
        done=done,
        done_at=DONE.get(done, ""),
        never_too="never" in request.form,
    )


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1_000_000:.1f}"
