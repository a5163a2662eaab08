"""The owner's own thresholds: how many points make caution and high risk, and how many checks must have
answered for "no problems found". The kinds of sources that low needs are not his to lower."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Protocol

from whowrites.weights import Weights, load

SETTING = "thresholds"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a threshold may be, both ends included. `percent`: it is typed as one."""

    least: float
    most: float
    percent: bool = False


THRESHOLDS: Mapping[str, Limits] = MappingProxyType(
    {"medium": Limits(0.4, 3.0), "high": Limits(1.4, 6.0), "low_coverage": Limits(0.5, 1.0, percent=True)}
)
"""By the names of `weights.Method`."""


class BadThreshold(ValueError):
    """A threshold that cannot be kept: `name`, and `fault`: number, range or order (caution above high)."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: {fault}")
        self.name = name
        self.fault = fault


class Settings(Protocol):
    """Where they are kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value of JSON types."""


def shipped(name: str) -> float:
    """The threshold that comes with the program."""
    return float(getattr(load().method, name))


def read(name: str, text: str) -> float:
    """The threshold that was typed; a comma is taken for a point. Raises BadThreshold."""
    try:
        value = float(text.strip().removesuffix("%").replace(",", "."))
    except ValueError as fault:
        raise BadThreshold(name, "number") from fault
    value = round(value / 100 if THRESHOLDS[name].percent else value, 4)
    _check(name, value)
    return value


def shown(name: str, value: float) -> str:
    """The threshold as it is typed."""
    return f"{value * 100:g}" if THRESHOLDS[name].percent else f"{value:g}"


def checked(changes: Mapping[str, float]) -> dict[str, float]:
    """The changes without those that are as shipped. Raises BadThreshold."""
    for name, value in changes.items():
        _check(name, value)
    if changes.get("medium", shipped("medium")) >= changes.get("high", shipped("high")):
        raise BadThreshold("medium", "order")
    return {name: value for name, value in changes.items() if value != shipped(name)}


def keep(settings: Settings, changes: Mapping[str, float]) -> None:
    """Keep the owner's changes, {name: value}; none of them for the shipped ones. Raises BadThreshold."""
    settings.set(SETTING, checked(changes))


def kept(settings: Settings) -> dict[str, float]:
    """The changes in force; all are passed over where this version would not take one of them."""
    found = settings.get(SETTING)
    try:
        return checked({name: float(found[name]) for name in THRESHOLDS if name in found}) if found else {}
    except (TypeError, ValueError):  # of another version: BadThreshold is a ValueError
        return {}


def applied(weights: Weights, changes: Mapping[str, float]) -> Weights:
    """The weights with these thresholds. Their mark tells."""
    if not changes:
        return weights
    mark = ",".join([weights.mark, *(f"{name}={value:g}" for name, value in sorted(changes.items()))])
    method = replace(
        weights.method,
        medium=changes.get("medium", weights.method.medium),
        high=changes.get("high", weights.method.high),
        low_coverage=changes.get("low_coverage", weights.method.low_coverage),
    )
    return replace(weights, method=method, mark=mark)


def _check(name: str, value: float) -> None:
    limits = THRESHOLDS[name]
    if not math.isfinite(value) or not limits.least <= value <= limits.most:
        raise BadThreshold(name, "range")
