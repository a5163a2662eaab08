"""Whether stored facts are still good, or have to be asked again. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from whowrites import switches
from whowrites.checks import Check
from whowrites.model import Facts, Kind, Reach
from whowrites.stamps import ahead

FRESH_FOR = timedelta(days=7)
"""How long complete facts are shown without asking again."""

UNANSWERED_FOR = timedelta(minutes=15)
"""How long a check that got no answer is left alone."""


class Freshness:
    """The rule for one set of checks."""

    def __init__(self, checks: Iterable[Check]) -> None:
        held = tuple(checks)
        self._asked_at = {
            reach: frozenset(check.id for check in held if check.reach.rank <= reach.rank) for reach in Reach
        }

    def good(self, facts: Facts, reach: Reach, now: datetime, switched: frozenset[str]) -> bool:
        """Whether the facts answer who asks at `reach` now. `switched`: the switches that are on.

        Facts from before one was switched on are not good at the reach at which it is asked.
        """
        if not facts.complete or facts.reach.rank < reach.rank or facts.checked_at is None:
            return False
        if ahead(facts.checked_at, now):
            return False
        counting = switched if reach.rank >= Reach.CONTACT.rank else switched & switches.ON_OPENING
        if not counting.issubset(facts.switches):
            return False
        asked = self._asked_at[reach]
        age = now - facts.checked_at
        if age < UNANSWERED_FOR:
            return True
        return age < FRESH_FOR and not any(
            f.kind is Kind.UNKNOWN and f.check in asked for f in facts.findings
        )
