"""Settings: every outside source, what it is told, whether it answers, and the keys of some."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites import switches
from whowrites.model import Absent, Reach, Unknown
from whowrites.sources.about import About, Tried, abouts, switch_of, trial_of
from whowrites.web import language, settings_parts
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import catalog, text, word

page = Blueprint("sources", __name__)

MAX_KEY = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One source in the words of a language. `sent` is empty where nothing leaves this computer; `switch`:
    on, off, or empty where it has none."""

    id: str
    name: str
    site: str
    sent: str
    reach: Reach
    terms: str
    switch: str
    can_try: bool
    needs_key: bool
    has_key: bool
    running: bool
    told: tuple[str, ...]
    at: datetime | None


@page.get("/settings/sources")
@admits(RouteClass.PAGE)
def sources() -> str:
    """The sources' own descriptions make the page, so that it cannot differ from what is asked."""
    return _show()


def _show(bad_key: str = "") -> str:
    """The page; `bad_key` names the source whose key was not one."""
    lang = language.of_request()
    rows = [row(about, lang) for about in abouts()]
    return settings_parts.show(
        "sources",
        "settings_sources.html",
        outside=[one for one in rows if one.sent],
        here_only=[one for one in rows if not one.sent],
        running=house().source_tests.running,
        tried=next((one.id for one in rows if one.running), ""),
        bad_key=bad_key,
        most=MAX_KEY,
    )


def row(about: About, lang: str) -> Row:
    """The source's own English words, or their translation where the language's catalog has one."""
    rooms, words, switch = house(), catalog(lang), switch_of(about.name)
    standing = rooms.source_tests.standing(about.name)
    return Row(
        id=about.name,
        name=word("source", about.name, lang),
        site=about.site,
        sent=words.get(f"about_sent.{about.name}", about.sent),
        reach=about.reach,
        terms=words.get(f"about_terms.{about.name}", about.terms),
        switch="" if not switch else "on" if switch in switches.on(rooms.store.settings) else "off",
        can_try=trial_of(about.name) is not None,
        needs_key=about.needs_key,
        has_key=about.needs_key and about.name in rooms.store.keys.held(),
        running=standing is not None and standing.running,
        told=tuple(_told(one, lang) for one in standing.told) if standing else (),
        at=standing.at if standing else None,
    )


@page.post("/settings/sources/<name>/test")
@admits(RouteClass.PAGE_WRITE)
def try_out(name: str) -> Response:
    """Ask this source one harmless question; the page shows what becomes of it. Raises Refusal 404."""
    if not house().source_tests.start(name):
        raise Refusal(404, "not_found")
    return redirect(f"/settings/sources#source-{name}", 303)


@page.post("/settings/sources/<name>/key")
@admits(RouteClass.PAGE_WRITE)
def key(name: str) -> Response | tuple[str, int]:
    """Keep the owner's key for this source, or throw it away; what is no key is not shown again. Raises
    Refusal 404.
    """
    about = next((one for one in abouts() if one.name == name and one.needs_key), None)
    if about is None:
        raise Refusal(404, "not_found")
    typed = "" if "remove" in request.form else request.form.get("key", "").strip()
    if len(typed) > MAX_KEY or not typed.isprintable() or not (typed or "remove" in request.form):
        return _show(name), 400
    house().store.keys.keep(name, typed)
    return redirect(f"/settings/sources#source-{name}", 303)


def _told(one: Tried, lang: str) -> str:
    """What a source said, in words."""
    if isinstance(one.answer, Unknown):
        return text("sources.unknown", lang, of=one.of, reason=word("unknown", one.answer.reason, lang))
    said = text("sources.absent" if isinstance(one.answer, Absent) else "sources.found", lang, of=one.of)
    return said if one.credits is None else said + text("sources.credits", lang, n=one.credits)
