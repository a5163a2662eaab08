"""The numbers of the rating, read from `weights.toml`, which says what each was counted on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from whowrites.model import Level
from whowrites.once import once


@dataclass(frozen=True, slots=True)
class Weight:
    """What one code is worth; the words are explained at the top of `weights.toml`."""

    code: str
    points: float = 0.0
    group: str = ""
    decisive: bool = False
    floor: Level | None = None
    voids_goods: bool = False
    damped_by: frozenset[str] = frozenset()
    damped: float = 0.0
    unlimited: bool = False
    silent: bool = False
    source: str = ""
    fraud: Mapping[str, float] = field(default_factory=dict)
    honest: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Method:
    """The thresholds. Points, but for `low_coverage` (share of asked checks) and the two counts."""

    cap: float
    floor: float
    goods_limit: float
    high: float
    high_groups: int
    group_counts: float
    medium: float
    low_coverage: float
    low_families: int
    outside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """All of `weights.toml` that the rating needs. `families`: check -> source family.

    `own`: the points that the owner gave instead, by code; `mark` differs where they differ.
    """

    method: Method
    codes: Mapping[str, Weight]
    families: Mapping[str, str]
    own: Mapping[str, float] = field(default_factory=dict)
    mark: str = ""

    def of(self, code: str) -> Weight:
        """The weight of a code; an unlisted one (a check of another package) is shown and weighs nothing."""
        return self.codes.get(code) or Weight(code)


@once
def load() -> Weights:
    """The weights that come with the program."""
    return read(files("whowrites").joinpath("weights.toml").read_text(encoding="utf-8"))


def changed(weights: Weights, own: Mapping[str, float]) -> Weights:
    """The weights with the owner's points in their place. One of 0 points is off: it neither decides, nor
    sets a floor, nor voids what speaks for the sender."""
    codes = dict(weights.codes)
    for code, points in own.items():
        before = codes[code]
        codes[code] = (
            replace(before, points=points, damped=_nearer_to_zero(before.damped, points))
            if points
            else replace(before, points=0.0, damped=0.0, decisive=False, floor=None, voids_goods=False)
        )
    mark = ",".join(f"{code}={points:g}" for code, points in sorted(own.items()))
    return replace(weights, codes=MappingProxyType(codes), own=MappingProxyType(dict(own)), mark=mark)


def _nearer_to_zero(one: float, other: float) -> float:
    """What is damped stays the smaller one."""
    return one if abs(one) <= abs(other) else other


def read(text: str) -> Weights:
    """Weights from TOML text. Raises TypeError or KeyError that names the unknown or missing word."""
    data = tomllib.loads(text)
    method = data["method"]
    return Weights(
        method=Method(**{**method, "outside": frozenset(method["outside"])}),
        codes=MappingProxyType({code: _weight(code, entry) for code, entry in data["codes"].items()}),
        families=MappingProxyType(dict(data["families"])),
    )


def _weight(code: str, entry: Mapping[str, Any]) -> Weight:
    fields = {name: value for name, value in entry.items() if name != "weight"}
    if "floor" in fields:
        fields["floor"] = Level(fields["floor"])
    if "damped_by" in fields:
        fields["damped_by"] = frozenset(fields["damped_by"])
    return Weight(code=code, points=float(entry["weight"]), **fields)
