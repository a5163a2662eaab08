"""What a change of weights or thresholds would do to the stored dossiers, shown before it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice

from flask import render_template

from whowrites import rerating
from whowrites.model import Level
from whowrites.web.house import house
from whowrites.weights import Weights

TRIED = 500
"""Stored dossiers that a change is tried on."""
SHOWN = 20

_PATHS = {"weights": "/settings/weights", "thresholds": "/settings/rating"}


def show(part: str, weights: Weights, fields: Mapping[str, str]) -> str:
    """The page for a change of `part` (weights or thresholds): its form brings `fields` back to be kept."""
    store = house().store
    found = list(rerating.effect(house().vetting, store, weights, TRIED))
    moved = [item for item in found if item[1] is not item[2]]
    examples = [
        (facts.address, dossier_id, before, after)
        for dossier_id, before, after in islice(moved, SHOWN)
        if (facts := store.dossiers.facts_of(dossier_id))
    ]
    return render_template(
        "rating_effect.html",
        here="settings",
        part=part,
        path=_PATHS[part],
        title=f"{part}.title",
        fields=fields,
        tried=len(found),
        moved=len(moved),
        counts=sorted(Counter((before, after) for _, before, after in moved).items()),
        examples=examples,
        levels=tuple(Level),
    )


def follow() -> None:
    """Let the stored levels follow what was kept, in the background."""
    vetting, store = house().vetting, house().store
    vetting.aside(lambda _: rerating.all_rated_anew(vetting, store), 0)
