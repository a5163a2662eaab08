"""Settings: from how many points on a sender is marked, and what is young; the ways to weights and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites import own_thresholds, own_weights
from whowrites.own_thresholds import THRESHOLDS, BadThreshold
from whowrites.web import language, rating_effect, settings_parts
from whowrites.web.history_page import MAX_YOUNG, young_days
from whowrites.web.history_state import YOUNG, YOUNG_DAYS
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import text
from whowrites.weights import changed, load

page = Blueprint("rating", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """One threshold in the form. `typed` is what stands in its field, `fault` why that cannot be kept."""

    name: str
    typed: str
    shipped: str
    fault: str


@page.get("/settings/rating")
@admits(RouteClass.PAGE)
def rating() -> str:
    """The thresholds in force."""
    return _show({}, {})


@page.post("/settings/rating/try")
@admits(RouteClass.PAGE_WRITE)
def try_out() -> str | tuple[str, int]:
    """What the typed thresholds would make of the stored dossiers; nothing is kept."""
    changes, _, faults = _typed()
    if faults:
        return _show(request.form, faults), 400
    own = changed(load(), own_weights.kept(house().store.settings))
    fields = {name: request.form[name] for name in (*THRESHOLDS, YOUNG_DAYS) if name in request.form}
    return rating_effect.show("thresholds", own_thresholds.applied(own, changes), fields)


@page.post("/settings/rating")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response | tuple[str, int]:
    """Keep the thresholds, or go back to the shipped ones; the stored levels follow in the background."""
    settings = house().store.settings
    changes, young, faults = ({}, YOUNG, {}) if "reset" in request.form else _typed()
    if faults:
        return _show(request.form, faults), 400
    own_thresholds.keep(settings, changes)
    settings.set(YOUNG_DAYS, young)
    rating_effect.follow()
    return redirect("/settings/rating?kept=thresholds#thresholds", 303)


def _typed() -> tuple[dict[str, float], int, dict[str, str]]:
    """The thresholds that were typed, the days of a young domain, and the faults by field."""
    found: dict[str, float] = {}
    faults: dict[str, str] = {}
    for name in THRESHOLDS:
        try:
            found[name] = own_thresholds.read(name, request.form.get(name, ""))
        except BadThreshold as fault:
            faults[fault.name] = fault.fault
    if not faults:
        try:
            found = own_thresholds.checked(found)
        except BadThreshold as fault:
            faults[fault.name] = fault.fault
    days = request.form.get(YOUNG_DAYS, "").strip()
    young = int(days[:9]) if days.isascii() and days.isdigit() else 0
    if not 0 < young <= MAX_YOUNG:
        faults[YOUNG_DAYS] = "range"
    return found, young, faults


def _show(typed: Mapping[str, str], faults: Mapping[str, str]) -> str:
    lang, settings = language.of_request(), house().store.settings
    own = own_thresholds.kept(settings)
    rows = [
        Row(
            name,
            typed.get(name, own_thresholds.shown(name, own.get(name, own_thresholds.shipped(name))))[:20],
            own_thresholds.shown(name, own_thresholds.shipped(name)),
            _fault(name, faults.get(name, ""), lang),
        )
        for name in THRESHOLDS
    ]
    young = young_days()
    fault = _fault(YOUNG_DAYS, faults.get(YOUNG_DAYS, ""), lang)
    rows.append(Row(YOUNG_DAYS, typed.get(YOUNG_DAYS, str(young))[:20], str(YOUNG), fault))
    return settings_parts.show(
        "rating",
        "settings_rating.html",
        rows=rows,
        own=bool(own) or young != YOUNG,
        own_weights=len(own_weights.kept(settings)),
        families=load().method.low_families,
        groups=load().method.high_groups,
    )


def _fault(name: str, fault: str, lang: str) -> str:
    if not fault:
        return ""
    if name == YOUNG_DAYS:
        return text("thresholds.fault_range", lang, least="1", most=str(MAX_YOUNG))
    limits = THRESHOLDS[name]
    least, most = (own_thresholds.shown(name, value) for value in (limits.least, limits.most))
    return text(f"thresholds.fault_{fault}", lang, least=least, most=most)
