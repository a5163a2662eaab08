"""Labelled domains with their age, rated by the steps of registration age alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from whowrites.checks.registration import step
from whowrites.evaluation.rows import objects
from whowrites.model import Finding, Level
from whowrites.verdict import rate
from whowrites.weights import Weights

UNKNOWN_AGE = "age unknown"
_NOW = datetime(2000, 1, 1, tzinfo=UTC)


class Aged(NamedTuple):
    """One domain and its rating. `step` is the code of the registration check, or `UNKNOWN_AGE`."""

    domain: str
    label: str
    step: str
    level: Level
    score: float


def read(lines: Iterable[str], weights: Weights) -> Iterator[Aged]:
    """One domain a line: {domain, label, age_days}; an age below 0 or missing is not known. Raises BadRow."""
    for data in objects(lines, "domain"):
        days = data.get("age_days")
        if not isinstance(days, int | float) or days < 0:
            yield Aged(data["domain"], str(data.get("label", "")), UNKNOWN_AGE, Level.UNKNOWN, 0.0)
            continue
        code, kind = step(int(days))
        verdict = rate([Finding(code, kind, "registry", "rows", _NOW)], weights, data["domain"])
        yield Aged(data["domain"], str(data.get("label", "")), code, verdict.level, verdict.score)


def table(aged: Iterable[Aged]) -> dict[str, Counter[str]]:
    """Labels by step."""
    counted: dict[str, Counter[str]] = {}
    for row in aged:
        counted.setdefault(row.step, Counter())[row.label] += 1
    return counted
