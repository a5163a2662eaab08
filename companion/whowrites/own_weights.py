"""The owner's own weights: which signals he made heavier or lighter, and which he switched off."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Protocol

from whowrites import own_thresholds
from whowrites.weights import Weight, Weights, changed, load

SETTING = "weights"
MOST = 3.0
"""Points that a signal can be given, either way: the highest that the shipped ones have."""


class BadWeight(ValueError):
    """A weight that cannot be kept. `code` names the signal, `fault` why: unknown, number, range, sign."""

    def __init__(self, code: str, fault: str) -> None:
        super().__init__(f"{code}: {fault}")
        self.code = code
        self.fault = fault


class Settings(Protocol):
    """Where the changes are kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value of JSON types."""


class Chosen:
    """The weights in use. `renew` once a request; `current` in between costs nothing. Thread-safe: what is
    replaced is one reference."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._kept: Any = None
        self.current = load()

    def renew(self) -> Weights:
        """Take what the owner has kept by now, thresholds included."""
        own, limits = self._settings.get(SETTING) or {}, own_thresholds.kept(self._settings)
        if (own, limits) != self._kept:
            self.current = own_thresholds.applied(changed(load(), _readable(own)), limits)
            self._kept = own, limits
        return self.current


def keep(settings: Settings, changes: Mapping[str, float]) -> None:
    """Keep the owner's changes, {code: points}; 0 switches a signal off. Raises BadWeight."""
    for code, points in changes.items():
        _check(load().codes.get(code), code, points)
    settings.set(
        SETTING, {code: points for code, points in changes.items() if points != load().of(code).points}
    )


def kept(settings: Settings) -> dict[str, float]:
    """The changes in force; those of signals that this version does not know are passed over."""
    return _readable(settings.get(SETTING) or {})


def read(code: str, text: str) -> float:
    """The points that the owner typed for a signal; a comma is taken for a point. Raises BadWeight."""
    try:
        points = float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError as fault:
        raise BadWeight(code, "number") from fault
    _check(load().codes.get(code), code, points)
    return points


def _check(weight: Weight | None, code: str, points: float) -> None:
    if weight is None:
        raise BadWeight(code, "unknown")
    if not math.isfinite(points) or abs(points) > MOST:
        raise BadWeight(code, "range")
    # What speaks for a sender cannot be made to speak against him, nor a note to speak at all.
    if points * weight.points < 0 or (points and not weight.points):
        raise BadWeight(code, "sign")


def _readable(kept: Any) -> dict[str, float]:
    """The kept changes that this version knows; those of codes that are gone are passed over."""
    found: dict[str, float] = {}
    for code, points in kept.items() if isinstance(kept, dict) else ():
        try:
            _check(load().codes.get(code), code, float(points))
        except (BadWeight, TypeError, ValueError):
            continue
        found[code] = float(points)
    return found
