"""The owner's own weights: what each signal is worth, and what a change would do before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import own_thresholds, own_weights, sentences
from whowrites.own_weights import BadWeight
from whowrites.web import language, rating_effect
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import text
from whowrites.weights import Weight, changed, load

page = Blueprint("weights", __name__)

_FIELD = "w-"


@dataclass(frozen=True, slots=True)
class Row:
    """One signal in the form. `typed` is what stands in its field, `fault` why that cannot be kept."""

    code: str
    sentence: str
    weight: Weight
    typed: str
    fault: str


@page.get("/settings/weights")
@admits(RouteClass.PAGE)
def weights() -> str:
    """Every signal that weighs anything, by group."""
    return _form({code: f"{points:g}" for code, points in house().vetting.weights().own.items()}, {})


@page.post("/settings/weights/try")
@admits(RouteClass.PAGE_WRITE)
def try_out() -> str | tuple[str, int]:
    """What the typed weights would make of the stored dossiers; nothing is kept."""
    own, typed, faults = _typed()
    if faults:
        return _form(typed, faults), 400
    weights = own_thresholds.applied(changed(load(), own), own_thresholds.kept(house().store.settings))
    return rating_effect.show(
        "weights", weights, {_FIELD + code: f"{points:g}" for code, points in own.items()}
    )


@page.post("/settings/weights")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response | tuple[str, int]:
    """Keep the weights, or go back to the shipped ones; the stored levels follow in the background."""
    own, typed, faults = ({}, {}, {}) if "reset" in request.form else _typed()
    if faults:
        return _form(typed, faults), 400
    own_weights.keep(house().store.settings, own)
    rating_effect.follow()
    return redirect("/settings/weights", 303)


def _typed() -> tuple[dict[str, float], dict[str, str], dict[str, str]]:
    """The changes that were typed, every typed text, and the faults by code."""
    own: dict[str, float] = {}
    typed: dict[str, str] = {}
    faults: dict[str, str] = {}
    for field, value in request.form.items():
        if not field.startswith(_FIELD):
            continue
        code = field.removeprefix(_FIELD)
        shipped = load().codes.get(code)
        if shipped is None or value.strip() in ("", f"{shipped.points:g}"):
            continue
        typed[code] = value[:20]
        try:
            own[code] = own_weights.read(code, value)
        except BadWeight as fault:
            faults[code] = fault.fault
    return own, typed, faults


def _form(typed: Mapping[str, str], faults: Mapping[str, str]) -> str:
    lang = language.of_request()
    groups: dict[str, list[Row]] = {}
    for code, weight in load().codes.items():
        if weight.points:
            fault = _fault(faults[code], lang) if code in faults else ""
            row = Row(
                code, sentences.signal(code, lang), weight, typed.get(code, f"{weight.points:g}"), fault
            )
            groups.setdefault(weight.group, []).append(row)
    return render_template(
        "weights.html", here="settings", groups=groups, own=typed, field=_FIELD, faulty=len(faults)
    )


def _fault(fault: str, lang: str) -> str:
    return text(f"weights.fault_{fault}", lang, most=f"{own_weights.MOST:g}")
