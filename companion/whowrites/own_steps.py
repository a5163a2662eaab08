"""The owner's own steps: read from the settings over those that the program brings, and kept there.

What he wrote is text. Its {placeholders} are filled from a closed list by `present`; nothing else in it means
anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from whowrites.model import Level, Step
from whowrites.steps import BOOK, DEFAULTS, EFFORTS, Book, Effort

STEPS = "steps"
EFFORT = "efforts"
MAX_STEPS, MAX_TEXT, MAX_MINUTES = 12, 400, 600


class Settings(Protocol):
    """Where they are kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value of JSON types."""


def book(settings: Settings) -> Book:
    """The steps in force."""
    own, efforts = settings.get(STEPS) or {}, settings.get(EFFORT) or {}
    if not own and not efforts:
        return BOOK
    changed = {place: _steps(items) for place, items in own.items() if place in DEFAULTS}
    return Book(
        steps={**BOOK.steps, **changed},
        efforts={level: _effort(efforts.get(level.value), EFFORTS[level]) for level in Level},
        mark=json.dumps([own, efforts], sort_keys=True),
    )


def keep(settings: Settings, place: str, steps: Sequence[Step]) -> None:
    """Keep the steps of a place. Raises KeyError for a place that there is not, and NotSaved."""
    if not steps_differ(place, steps):
        return reset(settings, place)
    items = [{"text": step.text} if step.text else {"code": step.code} for step in steps]
    settings.set(STEPS, {**(settings.get(STEPS) or {}), place: items})
    return None


def reset(settings: Settings, place: str) -> None:
    """Take the program's steps again. Raises NotSaved."""
    settings.set(STEPS, {key: items for key, items in (settings.get(STEPS) or {}).items() if key != place})


def changed(settings: Settings) -> frozenset[str]:
    """The places whose steps are the owner's own."""
    return frozenset(settings.get(STEPS) or {}) & set(DEFAULTS)


def keep_efforts(settings: Settings, efforts: Mapping[Level, Effort]) -> None:
    """Keep what a sender of each level is worth. Raises NotSaved."""
    kept = {level.value: {"minutes": one.minutes, "sample": one.sample} for level, one in efforts.items()}
    settings.set(EFFORT, kept)


def steps_differ(place: str, steps: Sequence[Step]) -> bool:
    """Whether these are other steps than the program's."""
    return tuple((step.code, step.text) for step in steps) != tuple((code, "") for code in DEFAULTS[place])


def _steps(items: Sequence[Mapping[str, str]]) -> tuple[Step, ...]:
    return tuple(Step(item.get("code", ""), {}, item.get("text", "")) for item in items)


def _effort(kept: Mapping[str, Any] | None, default: Effort) -> Effort:
    return Effort(kept["minutes"], kept["sample"]) if kept else default
