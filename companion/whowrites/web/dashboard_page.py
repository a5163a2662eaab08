"""The dashboard: what came of vetting in a month, a quarter or in all, each figure with its formula and n."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from whowrites.exports.vetted_csv import MARK, line
from whowrites.store.dashboard import Figures
from whowrites.store.features import FEW
from whowrites.store.period import KINDS, Period, period
from whowrites.web import dashboard_tables as tables
from whowrites.web import language
from whowrites.web.charts import CHARTS, THEMES, WIDTH, height, svg
from whowrites.web.dashboard_tables import Share, Table
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import text

MINUTES = "minutes_per_thread"
"""Setting: minutes that a useless exchange costs the owner; 0: not said."""
MAX_MINUTES = 10_000

page = Blueprint("dashboard", __name__)

_TABLES: Mapping[str, Callable[[Figures, tables.Say, str], Table]] = {
    "levels": lambda found, say, lang: tables.levels(found.months, say),
    "decisions": lambda found, say, lang: tables.decisions(found.months, say),
    "features": lambda found, say, lang: tables.features(found.common, say, lang),
    "outcomes": lambda found, say, lang: tables.outcomes(found.outcomes, found.outcomes_before, say),
    "sources": lambda found, say, lang: tables.sources(found.coverage, say, lang),
    "reasons": lambda found, say, lang: tables.reasons(found.coverage, say, lang),
}


@page.get("/dashboard")
@admits(RouteClass.PAGE)
def dashboard() -> str:
    """`?range=month|quarter|all&of=2026-11`."""
    asked, lang = _period(), language.of_request()
    found, say = _figures(asked), _say(lang)
    minutes = int(house().store.settings.get(MINUTES, 0))
    before, after = asked.before(), asked.after(house().clock())
    return render_template(
        "dashboard.html",
        here="dashboard",
        period=asked,
        kinds=KINDS,
        url=_url,
        place=lambda name, theme="": _place(name, asked, theme),
        before=before,
        after=after,
        found=found,
        tables={name: made(found, say, lang) for name, made in _TABLES.items()},
        charts=CHARTS,
        size_of=lambda table: (WIDTH, height(table)),
        filtered=Share(found.totals.filtered, found.totals.vetted),
        delay=_duration(found.delay.seconds, lang) if found.delay.n >= FEW else "",
        minutes=minutes,
        hours=f"{found.totals.declined * minutes / 60:.1f}",
        any=any(house().store.dossiers.counts().values()),
        few=FEW,
        is_share=lambda cell: isinstance(cell, Share),
    )


@page.get("/dashboard/<name>.svg")
@admits(RouteClass.PAGE)
def chart(name: str) -> Response:
    """A chart, `?range=…&of=…&theme=light|dark`."""
    if name not in CHARTS:
        raise Refusal(404, "not_found")
    theme = request.args.get("theme", "")
    drawn = svg(_table(name), theme if theme in THEMES else THEMES[0])
    return Response(drawn, mimetype="image/svg+xml")


@page.get("/dashboard/<name>.csv")
@admits(RouteClass.PAGE)
def table(name: str) -> Response:
    """A table for spreadsheets."""
    if name not in _TABLES:
        raise Refusal(404, "not_found")
    written = MARK + "".join(line(row) for row in tables.flat(_table(name)))
    headers = {"Content-Disposition": f'attachment; filename="whowrites-{name}.csv"'}
    return Response(written.encode("utf-8", "replace"), mimetype="text/csv", headers=headers)


@page.post("/dashboard/minutes")
@admits(RouteClass.PAGE_WRITE)
def keep_minutes() -> Answer:
    """Keep how many minutes a useless exchange costs; an empty field is 0. Raises Refusal 400."""
    typed = request.form.get("minutes", "").strip() or "0"
    if not (typed.isascii() and typed.isdigit() and int(typed[:9]) <= MAX_MINUTES):
        raise Refusal(400, "bad_field", field="minutes", fault=f"0 - {MAX_MINUTES}")
    house().store.settings.set(MINUTES, int(typed))
    kind = request.form.get("range", "")
    asked = period(kind, request.form.get("of", ""), house().clock())
    return redirect(_url(asked) + "#saved-title", 303)


def _period() -> Period:
    kind = request.args.get("range", "all")
    return period(kind, request.args.get("of", ""), house().clock())


def _table(name: str) -> Table:
    lang = language.of_request()
    return _TABLES[name](_figures(_period()), _say(lang), lang)


def _figures(asked: Period) -> Figures:
    return house().store.dashboard.figures(asked)


def _say(lang: str) -> tables.Say:
    def say(key: str, **params: str | int) -> str:
        return text(key, lang, **params)

    return say


def _url(asked: Period, path: str = "/dashboard", **more: Any) -> str:
    of = {"of": asked.start.strftime("%Y-%m")} if asked.start else {}
    wanted = ({} if asked.kind == "all" else {"range": asked.kind, **of}) | more
    return f"{path}?{urlencode(wanted)}" if wanted else path


def _place(name: str, asked: Period, theme: str) -> str:
    return _url(asked, f"/dashboard/{name}", **({"theme": theme} if theme else {}))


def _duration(seconds: float | None, lang: str) -> str:
    """In the two largest units that it has."""
    minutes = round((seconds or 0) / 60)
    if minutes < 60:
        return text("dashboard.minutes", lang, n=minutes)
    if minutes < 48 * 60:
        return text("dashboard.hours", lang, h=minutes // 60, n=minutes % 60)
    return text("dashboard.days", lang, n=minutes // 1440, h=minutes % 1440 // 60)
