"""The numbers of the rating, read from `weights.toml`, which says what each was counted on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from whowrites.model import Level


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
    """All of `weights.toml` that the rating needs. `families`: check -> source family."""

    method: Method
    codes: Mapping[str, Weight]
    families: Mapping[str, str]

    def of(self, code: str) -> Weight:
        """The weight of a code; an unlisted one (a check of another package) is shown and weighs nothing."""
        return self.codes.get(code) or Weight(code)


@cache
def load() -> Weights:
    """The weights that come with the program."""
    return read(files("whowrites").joinpath("weights.toml").read_text(encoding="utf-8"))


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
    """`fraud` and `honest` are for the reader of the file; all other words must be known."""
    fields = {name: value for name, value in entry.items() if name not in ("fraud", "honest", "weight")}
    if "floor" in fields:
        fields["floor"] = Level(fields["floor"])
    if "damped_by" in fields:
        fields["damped_by"] = frozenset(fields["damped_by"])
    return Weight(code=code, points=float(entry["weight"]), **fields)
