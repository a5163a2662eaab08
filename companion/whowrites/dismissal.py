"""A reason that the owner called wrong: which one it was, and until when that holds.

A dismissed reason gives no points, voids nothing and sets no floor. The few that decide alone keep the
level at medium at least: one click, perhaps on the sender's own advice, must not turn them into "no problems
found". Pure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Set
from dataclasses import replace

from whowrites.model import Finding, Kind, Level
from whowrites.weights import Weight

Dismissed = Set[tuple[str, str]]
"""Code and fingerprint of each reason that the owner called wrong for this sender."""

NOTHING: Dismissed = frozenset()

_MERELY_LATER = frozenset({"days", "years", "tries", "retry_at"})
"""Params that change with the day and leave the fact as it is."""


def fingerprint(finding: Finding) -> str:
    """What a finding states, as 16 hex digits: another value of the same code is another reason."""
    said = {key: value for key, value in finding.params.items() if key not in _MERELY_LATER}
    text = json.dumps([finding.code, said], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_dismissed(finding: Finding, dismissed: Dismissed) -> bool:
    """Whether the owner called this reason wrong, and it still states the same."""
    return bool(dismissed) and finding.kind is Kind.RISK and (finding.code, fingerprint(finding)) in dismissed


def weight_of_dismissed(weight: Weight) -> Weight:
    """What a dismissed reason still weighs: nothing, and medium at least where it decides alone."""
    floor = Level.MEDIUM if weight.decisive else None
    return replace(weight, points=0.0, damped=0.0, decisive=False, floor=floor, voids_goods=False)
