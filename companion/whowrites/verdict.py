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

from whowrites.dismissal import NOTHING, Dismissed, is_dismissed, weight_of_dismissed
from whowrites.model import Finding, Kind, Level, Verdict, Weighed
from whowrites.weights import Weight, Weights

_WORST_FIRST = (Level.HIGH, Level.MEDIUM, Level.UNKNOWN, Level.LOW)
_Told = tuple[Finding, Weight, str]
"""A finding, its weight, and the address that it is about."""


def rate(
    findings: Iterable[Finding], weights: Weights, about: str, dismissed: Dismissed = NOTHING
) -> Verdict:
    """The verdict on one address from facts that all are about it."""
    findings = tuple(findings)
    told = [(finding, _weight(finding, weights, dismissed), about) for finding in findings]
    return _rate(told, weights, about, "", dismissed, {about: _codes(findings)})


def judge(
    own: Sequence[Finding],
    reply_to: Sequence[Finding] | None,
    message: Sequence[Finding],
    weights: Weights,
    address: str,
    reply_to_address: str,
    dismissed: Dismissed = NOTHING,
) -> Verdict:
    """The verdict on a message: the worse of From and Reply-To, each with the message's own facts.

    `own` and `reply_to`: stored facts of the two addresses; `reply_to` is None where there is no second one.
    A message's fact with the param `of` = "reply_to" is about the Reply-To only. The lists of the result hold
    what was said of both; level, score and counts are those of the address `about`. `dismissed`: reasons that
    the owner called wrong for this sender.
    """
    first, *second = sides(own, reply_to, message, weights, address, reply_to_address, dismissed)
    return _worse(first, second[0]) if second else first


def sides(
    own: Sequence[Finding],
    reply_to: Sequence[Finding] | None,
    message: Sequence[Finding],
    weights: Weights,
    address: str,
    reply_to_address: str,
    dismissed: Dismissed = NOTHING,
) -> tuple[Verdict, ...]:
    """The verdict on From, and on Reply-To where there is one, each with the message's own facts; the
    arguments are those of `judge`.
    """
    said = [(finding, _weight(finding, weights, dismissed)) for finding in message]
    elsewhere = any(weight.voids_goods and weight.group == "reply_to" for _, weight in said)
    # What speaks for the From says nothing of an answer that goes to somebody else.
    voided = address if elsewhere else ""
    first = [(finding, _weight(finding, weights, dismissed), address) for finding in own]
    # What damps a fact about the From is said of the From: the Reply-To's own rules excuse nothing there.
    beside = {reply_to_address: _codes((*(reply_to or ()), *message)), address: _codes((*own, *message))}
    if reply_to is None:
        told = [*first, *((finding, weight, address) for finding, weight in said)]
        return (_rate(told, weights, address, voided, dismissed, beside),)
    second = [(finding, _weight(finding, weights, dismissed), reply_to_address) for finding in reply_to]
    for finding, weight in said:
        if finding.params.get("of") == "reply_to":
            second.append((finding, weight, reply_to_address))
        else:
            first.append((finding, weight, address))
            second.append((finding, weight, address))
    return (
        _rate(first, weights, address, voided, dismissed, beside),
        _rate(second, weights, reply_to_address, voided, dismissed, beside),
    )


def _weight(finding: Finding, weights: Weights, dismissed: Dismissed) -> Weight:
    weight = weights.of(finding.code)
    return weight_of_dismissed(weight) if is_dismissed(finding, dismissed) else weight


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


def _codes(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(finding.code for finding in findings)


def _rate(
    told: Sequence[_Told],
    weights: Weights,
    about: str,
    voided: str,
    dismissed: Dismissed,
    beside: Mapping[str, frozenset[str]],
) -> Verdict:
    """`beside`: for each address the codes that were told of it, which may damp a fact about it."""
    points = _points(told, weights, voided, beside)
    score = round(sum(points), 2)
    by_kind: dict[Kind, list[Weighed]] = {kind: [] for kind in Kind}
    wrong: list[Weighed] = []
    for (finding, _, address), value in zip(told, points, strict=True):
        place = wrong if is_dismissed(finding, dismissed) else by_kind[finding.kind]
        place.append(Weighed(finding, value, address))
    asked = {finding.check for finding, _, _ in told}
    answered = {finding.check for finding, _, _ in told if finding.kind is not Kind.UNKNOWN}
    level = _alarm(told, points, score, weights)
    if level is Level.UNKNOWN and _earns_low(told, len(answered), len(asked), weights):
        level = Level.LOW
    return Verdict(
        level=level,
        score=score,
        reasons=tuple(
            sorted(by_kind[Kind.RISK], key=lambda item: (-item.points, -weights.of(item.finding.code).points))
        ),
        goods=tuple(sorted(by_kind[Kind.GOOD], key=lambda item: item.points)),
        unknowns=tuple(by_kind[Kind.UNKNOWN]),
        notes=tuple(by_kind[Kind.NOTE]),
        answered=len(answered),
        asked=len(asked),
        about=about,
        dismissed=tuple(wrong),
    )


def _weightiest_first(item: Weighed, weights: Weights) -> tuple[float, float]:
    """By points given; those outdone by another of their group follow by what they would have given."""
    return -item.points, -weights.of(item.finding.code).points


def _points(
    told: Sequence[_Told], weights: Weights, voided: str, beside: Mapping[str, frozenset[str]]
) -> list[float]:
    """What each finding gives to the score: the strongest of group and sign, goods within their limit."""
    void_all = any(weight.voids_goods and weight.group != "reply_to" for _, weight, _ in told)
    points = [0.0] * len(told)
    strongest: dict[tuple[str, bool], int] = {}
    for place, (finding, weight, address) in enumerate(told):
        worth = weight.damped if weight.damped_by and weight.damped_by & beside[address] else weight.points
        void = worth < 0 and not weight.unlimited and (void_all or address == voided)
        if not worth or void or finding.kind in (Kind.UNKNOWN, Kind.NOTE):
            continue
        key = (finding.group, worth > 0)
        best = strongest.get(key)
        if best is None or abs(worth) > abs(points[best]):
            if best is not None:
                points[best] = 0.0
            strongest[key] = place
            points[place] = worth
    limited = [place for place, value in enumerate(points) if value < 0 and not told[place][1].unlimited]
    total = sum(points[place] for place in limited)
    if total < weights.method.goods_limit:
        for place in limited:
            points[place] *= weights.method.goods_limit / total
    return points


def _alarm(told: Sequence[_Told], points: Sequence[float], score: float, weights: Weights) -> Level:
    """High or medium, or unknown where there is no reason for either."""
    method = weights.method
    floors = {weight.floor for finding, weight, _ in told if finding.kind is Kind.RISK}
    if (
        any(weight.decisive for finding, weight, _ in told if finding.kind is Kind.RISK)
        or Level.HIGH in floors
    ):
        return Level.HIGH
    if score >= method.high:
        strong = zip(told, points, strict=True)
        groups = {finding.group for (finding, _, _), value in strong if value >= method.group_counts}
        if len(groups) >= method.high_groups:
            return Level.HIGH
    return Level.MEDIUM if score >= method.medium or Level.MEDIUM in floors else Level.UNKNOWN


def _earns_low(told: Sequence[_Told], answered: int, asked: int, weights: Weights) -> bool:
    method = weights.method
    families = {
        weights.families.get(finding.check, "")
        for finding, weight, _ in told
        if finding.kind is not Kind.UNKNOWN and not weight.silent
    } - {""}
    enough = asked > 0 and answered / asked >= method.low_coverage
    return enough and len(families) >= method.low_families and bool(families & method.outside)
