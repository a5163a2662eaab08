"""The next steps as the owner wants them: changed, added, removed, reordered and reset, per level and per
reason; and what a sender of each level is worth."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import own_steps, sentences
from whowrites.model import Level
from whowrites.steps import CONTRADICTION, DEFAULTS, MAILING
from whowrites.store import NotSaved
from whowrites.web import language, step_form
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.step_form import BadStep, Row

page = Blueprint("steps", __name__)

FIRST = f"level.{Level.MEDIUM}"


@page.get("/settings/steps")
@admits(RouteClass.PAGE)
def steps() -> str:
    """`?place=PLACE` opens the steps of that level or reason."""
    place = request.args.get("place", FIRST)
    if place not in DEFAULTS:
        raise Refusal(404, "not_found")
    held = step_form.rows(own_steps.book(house().store.settings).steps[place], language.of_request())
    return _show(place, held)


@page.post("/settings/steps")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Response:
    """Keep the rows of `place`, or with `reset` take the program's again."""
    settings, place = house().store.settings, request.form.get("place", "")
    if place not in DEFAULTS:
        raise Refusal(400, "bad_field", field="place", fault="not one of the places")
    held = step_form.typed(request.form)
    try:
        if request.form.get("reset"):
            own_steps.reset(settings, place)
        else:
            own_steps.keep(settings, place, step_form.steps(held, place, language.of_request()))
    except BadStep as fault:
        return make_response(_show(place, held, fault), 400)
    except NotSaved:
        return make_response(_show(place, held, BadStep(0, "not_saved")), 503)
    return redirect(f"/settings/steps?place={place}#edit", 303)


@page.post("/settings/steps/effort")
@admits(RouteClass.PAGE_WRITE)
def keep_effort() -> Response:
    """Keep minutes and sample of each level."""
    settings = house().store.settings
    try:
        own_steps.keep_efforts(settings, step_form.efforts(request.form))
    except (BadStep, NotSaved) as fault:
        bad = isinstance(fault, BadStep)
        shown = fault if isinstance(fault, BadStep) else BadStep(0, "not_saved")
        held = step_form.rows(own_steps.book(settings).steps[FIRST], language.of_request())
        return make_response(_show(FIRST, held, shown, effort=True), 400 if bad else 503)
    return redirect("/settings/steps#effort", 303)


def _show(place: str, held: tuple[Row, ...], fault: BadStep | None = None, *, effort: bool = False) -> str:
    settings, lang = house().store.settings, language.of_request()
    return render_template(
        "steps.html",
        here="settings",
        place=place,
        rows=(*held, Row("", ""), Row("", ""))[: own_steps.MAX_STEPS + 2],
        given=len(held),
        fault=None if effort else fault,
        effort_fault=fault if effort else None,
        typed=request.form if effort else {},
        changed=own_steps.changed(settings),
        levels=[f"level.{level}" for level in Level],
        reasons=sorted(
            ((key, _sentence(key, lang)) for key in DEFAULTS if key.startswith("reason.")), key=lambda p: p[1]
        ),
        contradiction=CONTRADICTION,
        mailing=MAILING,
        title=_sentence(place, lang),
        allowed=step_form.placeholders(place),
        efforts=own_steps.book(settings).efforts,
        limits={"text": own_steps.MAX_TEXT, "minutes": own_steps.MAX_MINUTES},
    )


def _sentence(place: str, lang: str) -> str:
    """The reason's sentence with its {placeholders}; empty for levels and the contradiction, which the
    page names.
    """
    return sentences.pattern(f"finding.{place[7:]}", lang) if place.startswith("reason.") else ""
