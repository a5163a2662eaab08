"""Settings: what may be asked when a sender comes into view, what on a click, and the owner's consent."""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from whowrites import switches
from whowrites.web import language, settings_parts
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import word

page = Blueprint("reach", __name__)


@page.get("/settings/reach")
@admits(RouteClass.PAGE)
def reach() -> str:
    """The switches by the moment at which they count, and whether mail servers can be asked from here."""
    rooms, lang = house(), language.of_request()
    kept = rooms.store.settings
    on = switches.on(kept)
    return settings_parts.show(
        "reach",
        "settings_reach.html",
        switches={name: name in on for name in switches.DEFAULTS},
        on_opening=switches.ON_OPENING,
        consented=switches.consented(kept),
        port_test=rooms.port_test.standing(),
        why=lambda reason: word("unknown", reason, lang),
    )


@page.post("/settings/consent/withdraw")
@admits(RouteClass.PAGE_WRITE)
def withdraw() -> Response:
    """Ask nobody's own servers any more until the owner has been asked again."""
    switches.withdraw(house().store.settings)
    return redirect("/settings/reach#consent", 303)
