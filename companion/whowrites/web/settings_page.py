"""Settings: the language, and the table of what leaves this computer, to whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import switches
from whowrites.headers.own_servers import own_servers
from whowrites.sources.about import About, abouts
from whowrites.store.circle import OWN_DOMAINS
from whowrites.web import language, watching
from whowrites.web.domain_list import BadDomain
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import LANGUAGES, catalog, word

page = Blueprint("settings", __name__)


@page.get("/settings")
@admits(RouteClass.PAGE)
def settings() -> str:
    """The sources' own descriptions make the table, so that it cannot differ from what is asked."""
    return show()


def show(own_domains: str | None = None, domain_faults: Sequence[BadDomain] = ()) -> str:
    """The page, with the list of domains as typed and what is wrong with it, else with the kept one."""
    rooms, lang = house(), language.of_request()
    kept = rooms.store.settings
    on = switches.on(kept)
    return render_template(
        "settings.html",
        here="settings",
        chosen=kept.get(language.SETTING) or "",
        rows=[row(about, lang) for about in abouts()],
        switches={name: name in on for name in switches.DEFAULTS},
        own_domains="\n".join(kept.get(OWN_DOMAINS) or ()) if own_domains is None else own_domains,
        domain_faults=domain_faults,
        domains_kept=request.args.get("kept") == "domains",
        port_test=rooms.port_test.standing(),
        why=lambda reason: word("unknown", reason, lang),
        written=rooms.store.written,
        servers=", ".join(own_servers(kept)),
        **watching.settings_shown(rooms),
    )


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
