"""Settings: the language, and the table of what leaves this computer, to whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import switches
from whowrites.sources.about import About, abouts
from whowrites.web import language
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import LANGUAGES, catalog, word

page = Blueprint("settings", __name__)


@page.get("/settings")
@admits(RouteClass.PAGE)
def settings() -> str:
    """The sources' own descriptions make the table, so that it cannot differ from what is asked."""
    lang = language.of_request()
    chosen = house().store.settings.get(language.SETTING)
    rows = [row(about, lang) for about in abouts()]
    turned = {name: name in switches.on(house().store.settings) for name in switches.DEFAULTS}
    return render_template("settings.html", here="settings", chosen=chosen or "", rows=rows, switches=turned)


@dataclass(frozen=True, slots=True)
class Row:
    """One source in the words of a language. `sent` is empty where nothing leaves this computer."""

    name: str
    site: str
    sent: str
    reach: str
    terms: str


def row(about: About, lang: str) -> Row:
    """The source's own English words, or their translation where the language's catalog has one."""
    words = catalog(lang)
    return Row(
        name=word("source", about.name, lang),
        site=about.site,
        sent=words.get(f"about_sent.{about.name}", about.sent),
        reach=about.reach.value,
        terms=words.get(f"about_terms.{about.name}", about.terms),
    )


@page.post("/settings/language")
@admits(RouteClass.PAGE_WRITE)
def choose_language() -> Response:
    """Keep the language; an empty or unknown one means the browser's."""
    wanted = request.form.get("language", "")
    house().store.settings.set(language.SETTING, wanted if wanted in LANGUAGES else "")
    return redirect(own_path(request.form.get("back", "")), 303)


def own_path(text: str) -> str:
    """`text` if it is a path of this companion, else the front page."""
    parts = urlsplit(text)
    plain = (
        text.startswith("/") and not text.startswith(("//", "/\\")) and text.isascii() and text.isprintable()
    )
    return text if plain and not parts.netloc and not parts.scheme else "/"
