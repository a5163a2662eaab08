"""Findings to a level, by the method whose numbers stand in `weights.toml`. Pure: same findings, same level.

1. Of each group only the strongest risk and the strongest good count. Goods together are limited; an own
   contact is not.
2. Contrary evidence first: facts that void what speaks for the sender, and facts that damp another one.
3. High needs the score and two groups, or one decisive fact; medium the score; low is earned by answers of
   several source families, one of them from outside; all else is unknown. Few answers hide no medium or high.
4. A message is as its worse address, From or Reply-To: high > medium > unknown > low. Unknown is above low: a
   Reply-To of which nothing is known must not be called "no problems found".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from whowrites.case import Case
from whowrites.dismissal import NOTHING, Dismissed, is_dismissed, weight_of_dismissed
from whowrites.model import Finding, Kind, Level, Verdict, Weighed
from whowrites.weights import Weight, Weights

_WORST_FIRST = (Level.HIGH, Level.MEDIUM, Level.UNKNOWN, Level.LOW)
_Told = tuple[Finding, Weight, str]
"""A finding, its weight, and the address that it is about."""


class _Side(NamedTuple):
    """All that was told of one address. `voided`: the address whose goods count for nothing, or empty;
    `beside`: for each address the codes that were told of it, which may damp a fact about it."""

    about: str
    told: Sequence[_Told]
    voided: str
    beside: Mapping[str, frozenset[str]]


class _Sum(NamedTuple):
    """What a side comes to. `weighing`: its risks and goods in their order; `points`: what each gives."""

    weighing: Sequence[_Told]
    points: Sequence[float]
    score: float
    level: Level
    answered: int
    asked: int


def rate(
    findings: Iterable[Finding], weights: Weights, about: str, dismissed: Dismissed = NOTHING
) -> Verdict:
    """The verdict on one address from facts that all are about it."""
    told = _told(findings, weights, dismissed, about)
    return _rate(_Side(about, told, "", {about: _codes(told)}), weights, dismissed)


def judge(case: Case, weights: Weights) -> Verdict:
    """The verdict on a message: the worse of From and Reply-To, each with the message's own facts.

    The lists of the result hold what was said of both; level, score and counts are those of the address
    `about`.
    """
    first, *second = sides(case, weights)
    return _worse(first, second[0]) if second else first


def sides(case: Case, weights: Weights) -> tuple[Verdict, ...]:
    """The verdict on From, and on Reply-To where there is one, each with the message's own facts."""
    return tuple(_rate(side, weights, case.dismissed) for side in _sides(case, weights))


def judge_level(case: Case, weights: Weights) -> Level:
    """The level of `judge` alone, for those who ask what it would be if something were otherwise."""
    return min((_sum(side, weights).level for side in _sides(case, weights)), key=_WORST_FIRST.index)


def _sides(case: Case, weights: Weights) -> list[_Side]:
    address, reply_to_address, dismissed = case.address, case.reply_to_address, case.dismissed
    said = _told(case.message, weights, dismissed, address)
    elsewhere = any(weight.voids_goods and weight.group == "reply_to" for _, weight, _ in said)
    # What speaks for the From says nothing of an answer that goes to somebody else.
    voided = address if elsewhere else ""
    first = _told(case.own, weights, dismissed, address)
    # What damps a fact about the From is said of the From: the Reply-To's own rules excuse nothing there.
    beside = {address: _codes(first, said)}
    if case.reply_to is None:
        return [_Side(address, first + said, voided, beside)]
    second = _told(case.reply_to, weights, dismissed, reply_to_address)
    beside = {reply_to_address: _codes(second, said)} | beside
    for finding, weight, _ in said:
        if finding.params.get("of") == "reply_to":
            second.append((finding, weight, reply_to_address))
        else:
            first.append((finding, weight, address))
            second.append((finding, weight, address))
    return [
        _Side(address, first, voided, beside),
        _Side(reply_to_address, second, voided, beside),
    ]


def _told(findings: Iterable[Finding], weights: Weights, dismissed: Dismissed, address: str) -> list[_Told]:
    told = [(finding, weights.of(finding.code), address) for finding in findings]
    if dismissed:
        told = [
            (finding, weight_of_dismissed(weight) if is_dismissed(finding, dismissed) else weight, address)
            for finding, weight, address in told
        ]
    return told


def _codes(*told: Sequence[_Told]) -> frozenset[str]:
    return frozenset([finding.code for some in told for finding, _, _ in some])


def severity(verdict: Verdict) -> tuple[int, float]:
    """The order of verdicts, the worst first."""
    return _WORST_FIRST.index(verdict.level), -verdict.score


def _worse(first: Verdict, second: Verdict) -> Verdict:
    worse, other = sorted((first, second), key=severity)
    return replace(
        worse,
        reasons=_joined(worse.reasons, other.reasons),
        goods=_joined(worse.goods, other.goods),
        unknowns=_joined(worse.unknowns, other.unknowns),
        notes=_joined(worse.notes, other.notes),
        dismissed=_joined(worse.dismissed, other.dismissed),
    )


def _joined(first: Sequence[Weighed], second: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """Both lists; a finding of the message once, with its points for the deciding address. What was said of
    the other one alone gave nothing to the score."""
    had = {(id(item.finding), item.address) for item in first}
    alone = (item for item in second if (id(item.finding), item.address) not in had)
    return (*first, *(Weighed(item.finding, 0.0, item.address) if item.points else item for item in alone))


def _rate(side: _Side, weights: Weights, dismissed: Dismissed) -> Verdict:
    found = _sum(side, weights)
    reasons: list[Weighed] = []
    goods: list[Weighed] = []
    wrong: list[Weighed] = []
    for (finding, _, address), value in zip(found.weighing, found.points, strict=True):
        is_wrong = is_dismissed(finding, dismissed)
        place = wrong if is_wrong else reasons if finding.kind is Kind.RISK else goods
        place.append(Weighed(finding, value, address))
    return Verdict(
        level=found.level,
        score=found.score,
        reasons=tuple(sorted(reasons, key=lambda item: _weightiest_first(item, weights))),
        goods=tuple(sorted(goods, key=lambda item: item.points)),
        unknowns=_weightless(side.told, Kind.UNKNOWN),
        notes=_weightless(side.told, Kind.NOTE),
        answered=found.answered,
        asked=found.asked,
        about=side.about,
        dismissed=tuple(wrong),
    )


def _weightless(told: Sequence[_Told], kind: Kind) -> tuple[Weighed, ...]:
    return tuple([Weighed(finding, 0.0, address) for finding, _, address in told if finding.kind is kind])


def _weightiest_first(item: Weighed, weights: Weights) -> tuple[float, float]:
    """By points given; those outdone by another of their group follow by what they would have given."""
    return -item.points, -weights.of(item.finding.code).points


def _sum(side: _Side, weights: Weights) -> _Sum:
    told = side.told
    weighing = [item for item in told if item[0].kind is Kind.RISK or item[0].kind is Kind.GOOD]
    points = _points(side, weighing, weights)
    score = round(sum(points, 0.0), 2)
    asked = {finding.check for finding, _, _ in told}
    answered = {finding.check for finding, _, _ in told if finding.kind is not Kind.UNKNOWN}
    level = _alarm(weighing, points, score, weights)
    if level is Level.UNKNOWN and _earns_low(told, len(answered), len(asked), weights):
        level = Level.LOW
    return _Sum(weighing, points, score, level, len(answered), len(asked))


def _points(side: _Side, weighing: Sequence[_Told], weights: Weights) -> list[float]:
    """What each risk and good gives to the score: the strongest of group and sign; goods have a limit."""
    void_all = any(weight.voids_goods and weight.group != "reply_to" for _, weight, _ in side.told)
    points = [0.0] * len(weighing)
    strongest: dict[tuple[str, bool], int] = {}
    for place, (finding, weight, address) in enumerate(weighing):
        damped = weight.damped_by and weight.damped_by & side.beside[address]
        worth = weight.damped if damped else weight.points
        void = worth < 0 and not weight.unlimited and (void_all or address == side.voided)
        if not worth or void:
            continue
        key = (finding.group, worth > 0)
        best = strongest.get(key)
        if best is None or abs(worth) > abs(points[best]):
            if best is not None:
                points[best] = 0.0
            strongest[key] = place
            points[place] = worth
    limited = [place for place, value in enumerate(points) if value < 0 and not weighing[place][1].unlimited]
    total = sum(points[place] for place in limited)
    if total < weights.method.goods_limit:
        for place in limited:
            points[place] *= weights.method.goods_limit / total
    return points


def _alarm(weighing: Sequence[_Told], points: Sequence[float], score: float, weights: Weights) -> Level:
    """High or medium, or unknown where there is no reason for either."""
    method = weights.method
    risks = [weight for finding, weight, _ in weighing if finding.kind is Kind.RISK]
    if any(weight.decisive or weight.floor is Level.HIGH for weight in risks):
        return Level.HIGH
    if score >= method.high:
        strong = zip(weighing, points, strict=True)
        groups = {finding.group for (finding, _, _), value in strong if value >= method.group_counts}
        if len(groups) >= method.high_groups:
            return Level.HIGH
    if score >= method.medium or any(weight.floor is Level.MEDIUM for weight in risks):
        return Level.MEDIUM
    return Level.UNKNOWN


def _earns_low(told: Sequence[_Told], answered: int, asked: int, weights: Weights) -> bool:
    method = weights.method
    if not asked or answered / asked < method.low_coverage:
        return False
    families = {
        weights.families.get(finding.check, "")
        for finding, weight, _ in told
        if finding.kind is not Kind.UNKNOWN and not weight.silent
    } - {""}
    return len(families) >= method.low_families and not families.isdisjoint(method.outside)
