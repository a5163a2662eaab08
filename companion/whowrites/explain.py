"""Why the level is what it is: every signal that fired or was cleared, what it gave, and what the level
would be without it. Pure: the rating is asked again with one fact left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from whowrites.case import Case
from whowrites.model import Kind, Level, Verdict, Weighed
from whowrites.verdict import judge, judge_level, severity, sides
from whowrites.weights import Weight, Weights


@dataclass(frozen=True, slots=True)
class Signal:
    """One fact in the account. `points`: what it gave; `worth`: what it would give alone; `why`: the reason
    where the two differ. `without`: the level that would be shown without it, where that is another one.

    `why` is empty, or: dismissed, milder (it is about the other address, whose rating is not the worse one),
    voided (the answer goes elsewhere, or a worse fact voids it), damped,
    outdone (a stronger fact of the same group counts), limited (goods count only so far), decisive, floor.
    """

    weighed: Weighed
    worth: float
    why: str
    without: Level | None


@dataclass(frozen=True, slots=True)
class Bound:
    """What is missing to a level: `points` to its threshold, `groups` that speak against the sender of those
    that it needs. For the level itself: below 0, by how many points it is kept."""

    level: Level
    threshold: float
    points: float
    groups: int
    groups_needed: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """The account of a verdict: signals by strength, and how far the next levels are."""

    verdict: Verdict
    signals: tuple[Signal, ...]
    up: Bound | None
    down: Bound | None


def explain(case: Case, weights: Weights) -> Explanation:
    """The account of the verdict on this case."""
    verdict = judge(case, weights)
    told = (*verdict.reasons, *verdict.dismissed, *verdict.goods)
    signals = tuple(_signal(item, case, verdict, weights) for item in told)
    bounds = _bounds(verdict, weights)
    down = bounds(_THIS.get(verdict.level)) if _by_points(case, verdict, weights) else None
    return Explanation(verdict, signals, bounds(_NEXT.get(verdict.level)), down)


_NEXT = {Level.LOW: Level.MEDIUM, Level.UNKNOWN: Level.MEDIUM, Level.MEDIUM: Level.HIGH}
_THIS = {Level.MEDIUM: Level.MEDIUM, Level.HIGH: Level.HIGH}


def _signal(item: Weighed, case: Case, verdict: Verdict, weights: Weights) -> Signal:
    weight = weights.of(item.finding.code)
    damped = bool(weight.damped_by & case.beside(item.address))
    worth = weight.damped if damped else weight.points
    changed = judge_level(case.without(item.finding), weights)
    why = _why(item, case, verdict, weights, damped)
    return Signal(item, worth, why, changed if changed is not verdict.level else None)


def _why(item: Weighed, case: Case, verdict: Verdict, weights: Weights, damped: bool) -> str:
    weight = weights.of(item.finding.code)
    worth = weight.damped if damped else weight.points
    if any(item is one for one in verdict.dismissed):
        return "dismissed"
    if not case.counts(item.finding, verdict.about):
        return "milder"
    if item.finding.kind is Kind.RISK and weight.decisive:
        return "decisive"
    if item.finding.kind is Kind.RISK and weight.floor:
        return "floor"
    if item.points == worth:
        return "damped" if damped else ""
    if item.points:
        return "limited"
    rivals = (
        one
        for one in (*verdict.reasons, *verdict.goods)
        if one is not item and one.finding.group == item.finding.group
    )
    return "outdone" if any(one.points * worth > 0 for one in rivals) else "voided"


def _by_points(case: Case, verdict: Verdict, weights: Weights) -> bool:
    """Whether fewer points would lower the level: no fact keeps it by itself, nor does the other address."""

    def codes(told: Iterable[Weighed]) -> Iterator[Weight]:
        return (weights.of(one.finding.code) for one in told if case.counts(one.finding, verdict.about))

    kept = any(weight.decisive or weight.floor is verdict.level for weight in codes(verdict.reasons))
    kept |= verdict.level is Level.MEDIUM and any(weight.decisive for weight in codes(verdict.dismissed))
    others = (side for side in sides(case, weights) if side.about != verdict.about)
    return not kept and all(severity(side)[0] > severity(verdict)[0] for side in others)


def _bounds(verdict: Verdict, weights: Weights) -> Callable[[Level | None], Bound | None]:
    method = weights.method
    groups = {one.finding.group for one in verdict.reasons if one.points >= method.group_counts}

    def bound(level: Level | None) -> Bound | None:
        if level is None:
            return None
        threshold = method.high if level is Level.HIGH else method.medium
        needed = method.high_groups if level is Level.HIGH else 1
        return Bound(level, threshold, round(threshold - verdict.score, 2), len(groups), needed)

    return bound
