"""Settings, general part: the language, what is marked, the quiet list, whom the user writes to."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites import quiet_list
from whowrites.web import language, settings_parts, watching
from whowrites.web.domain_list import BadDomain
from whowrites.web.house import house
from whowrites.web.own_path import own_path
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import LANGUAGES

page = Blueprint("settings", __name__)


@page.get("/settings")
@admits(RouteClass.PAGE)
def settings() -> str:
    """The first part of the settings."""
    return show()


def show(typed: str = "", fault: BadDomain | None = None) -> str:
    """The page, with what was typed for the quiet list and why it was not kept."""
    store = house().store
    return settings_parts.show(
        "general",
        "settings.html",
        chosen=store.settings.get(language.SETTING) or "",
        written=store.written,
        quiet_list=quiet_list.read(store.settings).entries,
        quiet_typed=typed,
        quiet_fault=fault,
        **watching.settings_shown(house()),
    )


@page.post("/settings/language")
@admits(RouteClass.PAGE_WRITE)
def choose_language() -> Response:
    """Keep the language; an empty or unknown one means the browser's."""
    wanted = request.form.get("language", "")
    house().store.settings.set(language.SETTING, wanted if wanted in LANGUAGES else "")
    return redirect(own_path(request.form.get("back", "")), 303)
