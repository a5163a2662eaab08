"""What each outside source is and what it is told: settings page and privacy table are made of this; and
how it is tried out.

Besides those of this folder, sources of other packages are found by the entry-point group
`whowrites.sources`: each names a module with an `ABOUT`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import TYPE_CHECKING, Any

from whowrites.model import Answer, Reach

if TYPE_CHECKING:
    from whowrites.sources import Sources

ENTRY_POINTS = "whowrites.sources"

EXAMPLE = "example.com"
"""A domain that everybody may ask about: it is kept for examples (RFC 2606 section 3)."""


@dataclass(frozen=True, slots=True)
class About:
    """One source. `name` is its id in findings, `site` where it explains itself (empty: this computer).

    `sent`: what leaves the computer, in English words, empty for nothing. `terms`: how it may be asked.
    """

    name: str
    site: str
    sent: str
    needs_key: bool
    terms: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Tried:
    """One question of a source's own test. `of`: what was asked, in no language. `credits`: the questions
    that are left, where the source tells."""

    of: str
    answer: Answer[Any]
    credits: int | None = None


Trial = Callable[["Sources"], Sequence[Tried]]
"""A module's `try_out`: it asks one harmless question, about nobody, at the source's own reach."""


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module that is a source: it has an `ABOUT`."""
    package = importlib.import_module(__package__ or "whowrites.sources")
    here = [
        importlib.import_module(f"{package.__name__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
    ]
    others: list[ModuleType] = [point.load() for point in entry_points(group=ENTRY_POINTS)]
    return tuple(module for module in (*here, *others) if hasattr(module, "ABOUT"))


def abouts() -> tuple[About, ...]:
    """The `ABOUT` of every source, by name."""
    return tuple(sorted((module.ABOUT for module in modules()), key=lambda about: about.name))


def trial_of(name: str) -> Trial | None:
    """How the source of this name is tried out; None where it asks nobody, or only about somebody."""
    found = next((module for module in modules() if module.ABOUT.name == name), None)
    return getattr(found, "try_out", None)


def switch_of(name: str) -> str:
    """The name of the owner's switch for a source (`SWITCH` of its module); empty where it has none."""
    found = next((module for module in modules() if module.ABOUT.name == name), None)
    return str(getattr(found, "SWITCH", ""))
