"""What was counted, as rates with their uncertainty. Pure.

Wilson's interval (E. B. Wilson, 1927) holds for small counts and rates near 0 and 1, where the usual one
does not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whowrites.evaluation.rating import Rating
from whowrites.model import Kind, Level
from whowrites.verdict import judge_level
from whowrites.weights import Weights, changed

_Z95 = 1.959964
FEWEST = 50
"""Below so many cases counts are given and no rate."""
LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN)
FRAUD = frozenset({"phish", "fraud", "fraud419"})
"""Labels of senders who are after somebody."""
HONEST = frozenset({"ham"})
_WEIGHED = (Kind.RISK, Kind.GOOD)
BASES = (0.01, 0.05, 0.20)
"""Shares of fraud among strangers for which P(fraud | level) is told: nobody knows the true one."""


@dataclass(frozen=True, slots=True)
class Share:
    """`k` of `n`, and the interval in which the true rate lies with 95 % confidence."""

    k: int
    n: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        return self.k / self.n if self.n else 0.0


def share(k: int, n: int) -> Share:
    """Wilson's score interval of k of n; the whole range where n is 0."""
    if not n:
        return Share(0, 0, 0.0, 1.0)
    rate, square = k / n, _Z95**2
    middle = (rate + square / (2 * n)) / (1 + square / n)
    half = _Z95 * math.sqrt(rate * (1 - rate) / n + square / (4 * n * n)) / (1 + square / n)
    return Share(k, n, max(0.0, middle - half), min(1.0, middle + half))


def by_class(ratings: Iterable[Rating]) -> dict[str, Counter[Level]]:
    """Levels by label and kind ("fraud: fake_trade"); `:weak` kinds apart."""
    table: dict[str, Counter[Level]] = {}
    for rating in ratings:
        row = rating.row
        name = row.label if row.kind in ("", row.label) else f"{row.label}: {row.kind}"
        table.setdefault(name, Counter())[rating.level] += 1
    return dict(sorted(table.items()))


def by_innocent(ratings: Iterable[Rating]) -> dict[str, Counter[Level]]:
    """Levels of the honest by class: what false alarms hit."""
    table: dict[str, Counter[Level]] = {}
    for rating in ratings:
        if rating.row.innocent:
            table.setdefault(rating.row.innocent, Counter())[rating.level] += 1
    return dict(sorted(table.items()))


def precision(ratings: Sequence[Rating], level: Level) -> Share:
    """How many of those rated so are after somebody; spam, grey and weakly labelled senders are left out."""
    counted = [rating for rating in ratings if rating.level is level and side(rating) is not None]
    return share(sum(1 for rating in counted if side(rating)), len(counted))


def side(rating: Rating) -> bool | None:
    """True for a sender who is after somebody, False for an honest one, None where the label does not say."""
    row = rating.row
    if row.kind.endswith(":weak"):
        return None
    return True if row.label in FRAUD else False if row.label in HONEST else None


def chances(ratings: Sequence[Rating]) -> Mapping[Level, tuple[float, ...]]:
    """P(fraud | level) at each base rate of `BASES`, from the rates among the two sides (half a case
    added)."""
    counts = {True: Counter[Level](), False: Counter[Level]()}
    for rating in ratings:
        which = side(rating)
        if which is not None:
            counts[which][rating.level] += 1
    sums = {which: sum(levels.values()) for which, levels in counts.items()}
    told: dict[Level, tuple[float, ...]] = {}
    for level in LEVELS:
        fraud, honest = ((counts[which][level] + 0.5) / (sums[which] + 1) for which in (True, False))
        told[level] = tuple(base * fraud / (base * fraud + (1 - base) * honest) for base in BASES)
    return told


def bins(ratings: Sequence[Rating]) -> list[tuple[int, int, int, float]]:
    """(score rounded down, fraudulent, honest, observed ln LR) by bins of the score: predicted against
    seen."""
    counts: dict[int, Counter[bool]] = {}
    for rating in ratings:
        which = side(rating)
        if which is not None:
            counts.setdefault(math.floor(rating.score), Counter())[which] += 1
    sums = {which: sum(count[which] for count in counts.values()) for which in (True, False)}
    return [
        (
            score,
            count[True],
            count[False],
            math.log((count[True] + 0.5) / (sums[True] + 1))
            - math.log((count[False] + 0.5) / (sums[False] + 1)),
        )
        for score, count in sorted(counts.items())
    ]


def without_group(ratings: Sequence[Rating], weights: Weights, group: str) -> dict[bool, Counter[Level]]:
    """Levels of the fraudulent (True) and of the honest with this group of signals switched off. Only those
    who have a finding of it are judged anew."""
    codes = {code for code, weight in weights.codes.items() if weight.group == group}
    off = changed(weights, dict.fromkeys(codes, 0.0))
    told: dict[bool, Counter[Level]] = {True: Counter(), False: Counter()}
    for rating in ratings:
        which = side(rating)
        if which is not None:
            told[which][_level(rating, codes, off)] += 1
    return told


def _level(rating: Rating, codes: set[str], off: Weights) -> Level:
    case = rating.case
    if case is None:
        return rating.level
    findings = (*case.own, *(case.reply_to or ()), *case.message)
    if not any(finding.code in codes and finding.kind in _WEIGHED for finding in findings):
        return rating.level
    return judge_level(case, off)
