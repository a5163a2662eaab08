"""The owner's steps on their page: changed, moved, added, reset; every fault said beside what was typed."""

from __future__ import annotations

import re
from typing import Any

from whowrites import own_steps
from whowrites.model import Level, Step
from whowrites.steps import BOOK, DEFAULTS, Effort

PLACE = "reason.lookalike_contact"


def form_of(page: str) -> dict[str, str]:
    codes = dict(re.findall(r'name="(code_\d+)" value="(\w*)"', page))
    texts = dict(re.findall(r'name="(text_\d+)"[^>]*>([^<]*)</textarea>', page))
    return codes | texts


def test_a_step_is_changed_added_moved_and_all_is_reset(world: Any) -> None:
    form = form_of(world.show(f"/settings/steps?place={PLACE}"))
    assert form["code_1"] == "compare_letters"
    form |= {"text_2": "Ring {known}", "text_3": "Wait a day"}
    assert world.post("/settings/steps", place=PLACE, **form).status_code == 303
    ring, wait = Step("", {}, "Ring {known}"), Step("", {}, "Wait a day")
    assert own_steps.book(world.store.settings).steps[PLACE] == (Step("compare_letters"), ring, wait)
    form = form_of(world.show(f"/settings/steps?place={PLACE}"))
    world.post("/settings/steps", place=PLACE, move="3up", **form)
    assert own_steps.book(world.store.settings).steps[PLACE] == (Step("compare_letters"), wait, ring)
    world.post("/settings/steps", place=PLACE, reset="1", **form)
    assert own_steps.book(world.store.settings).steps[PLACE] == BOOK.steps[PLACE]


def test_a_fault_is_said_and_what_was_typed_is_still_there(world: Any) -> None:
    bad = world.post("/settings/steps", place=PLACE, text_1="Ring {company} <now>")
    assert bad.status_code == 400
    assert "Step 1: {company} is not known here. Allowed are {address}" in bad.text
    assert "Ring {company} &lt;now&gt;</textarea>" in bad.text
    assert 'aria-invalid="true"' in bad.text
    assert own_steps.book(world.store.settings) is BOOK


def test_every_place_opens_in_both_languages(world: Any) -> None:
    for lang in ("en", "zh_CN"):
        world.store.settings.set("language", lang)
        for place in DEFAULTS:
            assert "</textarea>" in world.show(f"/settings/steps?place={place}")


def test_a_place_that_there_is_not_is_refused(world: Any) -> None:
    assert world.client().get("/settings/steps?place=x", headers=world.owner()).status_code == 404
    assert world.post("/settings/steps", place="x").status_code == 400


def test_effort_is_kept_and_its_faults_are_said(world: Any) -> None:
    sent = world.post("/settings/steps/effort", minutes_medium="45", sample_medium="1", minutes_high="0")
    assert sent.status_code == 303
    assert own_steps.book(world.store.settings).efforts[Level.MEDIUM] == Effort(45, True)
    bad = world.post("/settings/steps/effort", minutes_medium="a while")
    assert bad.status_code == 400
    assert "whole number from 0 to 600" in bad.text
    assert 'value="a while"' in bad.text
    assert own_steps.book(world.store.settings).efforts[Level.MEDIUM] == Effort(45, True)


def test_a_full_disk_keeps_the_form(world: Any) -> None:
    texts = {f"text_{n}": f"{n} {'x' * 390}" for n in range(1, 13)}
    with world.full_disk():
        answer = world.post("/settings/steps", place="level.high", **texts)
    assert answer.status_code == 503
    assert "12 xxx" in answer.text
    assert "The disk did not take the change" in answer.text
