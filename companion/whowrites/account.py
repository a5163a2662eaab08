"""The account of a level in sentences of one language: each fact with its points, why it gave no more,
what the level would be without it, and what would clear it."""

from __future__ import annotations

from dataclasses import dataclass

from whowrites.cards import Line
from whowrites.explain import Bound, Explanation, Signal
from whowrites.model import Kind, Level, Param
from whowrites.present import dossier_key, line
from whowrites.sentences import has_sentence, text
from whowrites.weights import Weights


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One fact in the account; `why`, `without` and `clears` are sentences or empty, `points` has its
    sign.
    """

    line: Line
    points: str
    why: str
    without: str
    clears: str


@dataclass(frozen=True, slots=True)
class Account:
    """`sum`: the score and the thresholds in words; `bounds`: what is missing to the next levels. `own`: that
    the owner's weights were used; empty where none is changed.
    """

    sum: str
    bounds: tuple[str, ...]
    lines: tuple[AccountLine, ...]
    own: str = ""


def account(explanation: Explanation, own: str, weights: Weights, lang: str) -> Account:
    """The account in words. `own`: the address of the dossier; facts about another one name it."""
    own = dossier_key(own)
    method = weights.method
    params: dict[str, Param] = {
        "score": _signed(explanation.verdict.score),
        "medium": method.medium,
        "high": method.high,
        "groups": method.high_groups,
    }
    bounds = (_up(explanation.up, lang), _down(explanation.down, explanation.verdict.level, lang))
    return Account(
        sum=text("explain.sum", params, lang),
        bounds=tuple(sentence for sentence in bounds if sentence),
        lines=tuple(_line(signal, own, lang) for signal in explanation.signals),
        own=text("explain.own_weights", {"n": len(weights.own)}, lang) if weights.own else "",
    )


def _line(signal: Signal, own: str, lang: str) -> AccountLine:
    why = f"explain.why_{signal.why}" if signal.why else ""
    if signal.why == "damped" and signal.weighed.finding.kind is Kind.GOOD:
        why = "explain.why_damped_good"
    without = text("explain.without", {"level": signal.without}, lang) if signal.without else ""
    return AccountLine(
        line=line(signal.weighed, own, lang),
        points=_signed(signal.weighed.points),
        why=text(why, {"worth": _signed(signal.worth)}, lang) if why else "",
        without=without,
        clears=_clears(signal, lang),
    )


def _clears(signal: Signal, lang: str) -> str:
    """What would clear a reason: its own sentence, else that of its kind of facts."""
    finding = signal.weighed.finding
    if finding.kind is not Kind.RISK or signal.why == "dismissed":
        return ""
    for code in (finding.code, finding.group):
        if has_sentence(f"clears.{code}", lang):
            return text(f"clears.{code}", {}, lang)
    return ""


def _up(bound: Bound | None, lang: str) -> str:
    if bound is None:
        return ""
    missing = bound.groups_needed - bound.groups
    if bound.points <= 0 and missing > 0:
        return text("explain.up_groups", {"level": bound.level, "needed": bound.groups_needed}, lang)
    params = {"level": bound.level, "points": _plain(bound.points)}
    if bound.groups_needed > 1:
        groups = {"needed": bound.groups_needed, "groups": bound.groups}
        return text("explain.up_points_groups", {**params, **groups}, lang)
    return text("explain.up_points", params, lang)


def _down(bound: Bound | None, level: Level, lang: str) -> str:
    """Nothing where the level does not come from the score: a decisive fact or a floor says so itself."""
    if bound is None or bound.points > 0:
        return ""
    return text("explain.down", {"level": level, "points": _plain(-bound.points + 0.01)}, lang)


def _plain(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _signed(points: float) -> str:
    if not round(points, 2):
        return "0"
    return ("+" if points > 0 else "\N{MINUS SIGN}") + _plain(abs(points))
