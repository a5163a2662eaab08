"""The owner's pages: what all of them share, and where each is registered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Flask, request

from whowrites.both_forms import both_forms
from whowrites.safe_text import LIMIT, safe_text
from whowrites.web import (
    about_page,
    attention_page,
    browsers_page,
    bulk_page,
    changes_page,
    checklist_page,
    company_page,
    contact_page,
    contacts_page,
    dashboard_page,
    data_page,
    doorway_page,
    dossier_page,
    export_columns_page,
    export_page,
    finds_page,
    history_page,
    home_page,
    import_page,
    language,
    life_page,
    mail_port_page,
    original_page,
    own_domains_page,
    own_servers_page,
    pair_page,
    quiet_list_page,
    rating_page,
    reach_page,
    saved_view_page,
    settings_page,
    sources_page,
    standing_page,
    steps_page,
    vet_list_page,
    vet_page,
    watch_page,
    weights_page,
    written_page,
    wrong_page,
)
from whowrites.web.house import house
from whowrites.web.look_again import look_again
from whowrites.web.session import own_csrf_token
from whowrites.web.versions import hints
from whowrites.web.wording import LANGUAGES, text

MOST_RAW_LINES, LONGEST_RAW_LINE = 200, 4_000
_PAGES = (
    doorway_page,
    home_page,
    pair_page,
    history_page,
    changes_page,
    dossier_page,
    checklist_page,
    finds_page,
    standing_page,
    watch_page,
    attention_page,
    wrong_page,
    contact_page,
    company_page,
    bulk_page,
    saved_view_page,
    dashboard_page,
    export_page,
    export_columns_page,
    import_page,
    contacts_page,
    original_page,
    vet_page,
    vet_list_page,
    settings_page,
    quiet_list_page,
    reach_page,
    sources_page,
    rating_page,
    browsers_page,
    data_page,
    life_page,
    about_page,
    own_domains_page,
    own_servers_page,
    mail_port_page,
    written_page,
    steps_page,
    weights_page,
)


def install(app: Flask) -> None:
    """Register the pages and what their templates may use."""
    for page in _PAGES:
        app.register_blueprint(page.page)
    app.jinja_env.filters["shown"] = _shown
    app.jinja_env.filters["shown_lines"] = _shown_lines
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_shared)


def _shown(said: str, limit: int = LIMIT) -> str:
    """Text from outside as every page shows it: clean, and its international domains in both forms."""
    return both_forms(safe_text(said, limit))


def _shown_lines(said: str) -> str:
    """As `_shown`, for raw texts of several lines: a record, what was said with a mail server."""
    return "\n".join(_shown(line, LONGEST_RAW_LINE) for line in said.splitlines()[:MOST_RAW_LINES])


def _shared() -> dict[str, Any]:
    lang = language.of_request()

    def say(key: str, **params: str | int) -> str:
        return text(key, lang, **params)

    return {
        "t": say,
        "lang": lang,
        "languages": LANGUAGES,
        "csrf": own_csrf_token,
        "when": when,
        "look_again": look_again,
        "back": lambda: request.full_path.rstrip("?") if request.method == "GET" else "/",
        "update_hints": hints,
        "unseen_changes": lambda: house().store.changes.unseen(),
        "notices": lambda: [say(f"notice.{code}") for code in _notices()],
    }


def when(moment: datetime | None) -> str:
    """A moment as this computer's own time, ISO order; a dash for none."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "–"


def _notices() -> tuple[str, ...]:
    store = house().store
    return store.notices if store.saved else (*store.notices, "not_saved")
