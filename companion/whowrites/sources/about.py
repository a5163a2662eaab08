"""What each outside source is and what it is told: settings page and privacy table are made of this."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from whowrites.model import Reach


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


@cache
def abouts() -> tuple[About, ...]:
    """The `ABOUT` of every module of this folder that has one, by name."""
    package = importlib.import_module(__package__ or "whowrites.sources")
    modules = [
        importlib.import_module(f"{package.__name__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
    ]
    found = [module.ABOUT for module in modules if hasattr(module, "ABOUT")]
    return tuple(sorted(found, key=lambda about: about.name))
