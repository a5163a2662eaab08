"""The counts as text and as JSON types. English: it is read by those who change the weights."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whowrites.evaluation import counts, domains
from whowrites.evaluation.counts import BASES, FEWEST, LEVELS, Share, share
from whowrites.evaluation.domains import Aged
from whowrites.evaluation.rating import Rating
from whowrites.model import Level
from whowrites.weights import Weights

_BENIGN = "benign"
_SIDES = {True: "fraud", False: "honest"}


def text(
    told: Sequence[Rating], rows: int, weights: Weights, believed: Sequence[Rating] = ()
) -> Iterator[str]:
    """The whole report, line by line. `told`: one rating a sender, of so many `rows`. `believed`: the senders
    rated with the lines of a list's archive taken for what they say; told in a part of its own where that is
    another rating.
    """
    yield f"{rows} rows, {len(told)} senders (first row of each label and address); header evidence"
    yield ""
    yield from _levels("level by label", counts.by_class(told))
    yield from _levels("honest senders by class", counts.by_innocent(told))
    yield from _precision(told)
    yield from _chances(told)
    yield ""
    yield f"{'score':>12} {'fraud':>7} {'honest':>7}  observed ln LR (the score is the predicted one)"
    for score, fraud, honest, ratio in counts.bins(told):
        yield f"{f'{score} to {score + 1}':>12} {fraud:>7} {honest:>7}  {ratio:+.1f}"
    yield ""
    yield from _groups(told, weights)
    if _differ(told, believed):
        yield ""
        yield "the same, with the list lines believed that an archive wrote, on both sides, into its messages"
        yield from _levels("level by label", counts.by_class(believed))
        yield from _levels("honest senders by class", counts.by_innocent(believed))
        yield from _precision(believed)
        yield from _chances(believed)


def _chances(told: Sequence[Rating]) -> Iterator[str]:
    yield ""
    yield "P(fraud | level) where this share of strangers is fraudulent" + "".join(
        f"{base:>9.0%}" for base in BASES
    )
    for level, chances in counts.chances(told).items():
        yield f"  {level:<57}" + "".join(f"{chance:>9.3f}" for chance in chances)


def _differ(told: Sequence[Rating], believed: Sequence[Rating]) -> bool:
    return any(one is not other for one, other in zip(told, believed, strict=False))


def _precision(told: Sequence[Rating]) -> Iterator[str]:
    for level in (Level.HIGH, Level.MEDIUM):
        found = counts.precision(told, level)
        yield f"of those rated {level}: {_rate(found)} fraudulent (spam, grey and weak labels left out)"


def _groups(told: Sequence[Rating], weights: Weights) -> Iterator[str]:
    yield f"{'with a group of signals switched off':<38}" + "".join(
        f"{f'{side} {level}':>18}" for side in ("fraud", "honest") for level in (Level.HIGH, Level.MEDIUM)
    )
    for group, levels in _switched_off(told, weights).items():
        yield f"  {group or 'none':<36}" + "".join(
            f"{levels[side][level] / max(sum(levels[side].values()), 1):>18.1%}"
            for side in (True, False)
            for level in (Level.HIGH, Level.MEDIUM)
        )


def _switched_off(told: Sequence[Rating], weights: Weights) -> dict[str, Mapping[bool, Counter[Level]]]:
    """Levels of both sides without each group that a header can show; the first one is without none."""
    fired = {weights.of(code).group for rating in told for code, _ in rating.fired}
    return {group: counts.without_group(told, weights, group) for group in ("", *sorted(fired))}


def data(
    told: Sequence[Rating], rows: int, weights: Weights, believed: Sequence[Rating] = ()
) -> dict[str, Any]:
    """The same as JSON types."""
    return {
        "rows": rows,
        "senders": len(told),
        **_tables(told),
        "archives_believed": _tables(believed) if _differ(told, believed) else None,
        "bins": [
            {"score": score, "fraud": fraud, "honest": honest, "ln_lr": round(ratio, 2)}
            for score, fraud, honest, ratio in counts.bins(told)
        ],
        "without_group": {
            group or "none": {name: _shares(levels[side]) for side, name in _SIDES.items()}
            for group, levels in _switched_off(told, weights).items()
        },
    }


def _tables(told: Sequence[Rating]) -> dict[str, Any]:
    return {
        "levels": {name: _shares(levels) for name, levels in counts.by_class(told).items()},
        "innocent": {name: _shares(levels) for name, levels in counts.by_innocent(told).items()},
        "precision": {
            str(level): _share(counts.precision(told, level)) for level in (Level.HIGH, Level.MEDIUM)
        },
        "chances": {
            str(level): dict(zip(map(str, BASES), chances, strict=True))
            for level, chances in counts.chances(told).items()
        },
    }


def domain_text(aged: Sequence[Aged], weights: Weights) -> Iterator[str]:
    """Age steps against labels, with the observed ln LR beside the weight in use."""
    counted = domains.table(aged)
    benign = sum(labels[_BENIGN] for labels in counted.values())
    bad = len(aged) - benign
    yield f"{len(aged)} domains: {benign} benign, {bad} others"
    yield f"{'step':<22} {'benign':>7} {'others':>7} {'ln LR':>7} {'weight':>7}"
    order = [*(code for code in weights.codes if code in counted), domains.UNKNOWN_AGE]
    for step in dict.fromkeys(order):
        labels = counted.get(step, Counter())
        other = sum(labels.values()) - labels[_BENIGN]
        ratio = math.log((other + 0.5) / (bad + 1)) - math.log((labels[_BENIGN] + 0.5) / (benign + 1))
        yield f"{step:<22} {labels[_BENIGN]:>7} {other:>7} {ratio:>+7.2f} {weights.of(step).points:>+7.2f}"


def _levels(title: str, table: Mapping[str, Counter[Level]]) -> Iterator[str]:
    yield f"{title:<34}{'n':>6}" + "".join(f"{level:>24}" for level in LEVELS)
    for name, levels in table.items():
        n = sum(levels.values())
        yield f"  {name:<32}{n:>6}" + "".join(f"{_rate(share(levels[level], n)):>24}" for level in LEVELS)
    yield ""


def _rate(found: Share) -> str:
    if found.n < FEWEST:
        return f"{found.k} of {found.n}"
    return f"{found.rate:.1%} [{found.low:.1%}-{found.high:.1%}]"


def _shares(levels: Counter[Level]) -> dict[str, Any]:
    n = sum(levels.values())
    return {"n": n, **{str(level): _share(share(levels[level], n)) for level in LEVELS}}


def _share(found: Share) -> dict[str, Any]:
    return {"k": found.k, "n": found.n, "low": round(found.low, 5), "high": round(found.high, 5)}
