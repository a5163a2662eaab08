"""The rating of a labelled sender as a message of his would be rated at reach `local`: nobody is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from whowrites import sources as source_room
from whowrites.address import BadAddress, parse
from whowrites.case import Case
from whowrites.checks import Check, all_checks
from whowrites.evaluation.rows import Row
from whowrites.model import Absent, Finding, Found, Kind, Level, Reach, Subject
from whowrites.net.internet import Internet
from whowrites.records import Contact
from whowrites.running import ask
from whowrites.verdict import judge
from whowrites.weights import Weights

_ADDRESSES = 20_000
_NO_ADDRESS = "sender_address"


class Rating(NamedTuple):
    """A row and what became of it. `fired`: codes and points of the reasons; `case`: all that was judged."""

    row: Row
    level: Level
    score: float
    fired: tuple[tuple[str, float], ...]
    case: Case | None = None


class Rater:
    """Rates rows by these weights at one moment. Not thread-safe."""

    def __init__(self, internet: Internet, weights: Weights, now: datetime) -> None:
        """`internet` is not asked: the checks at reach local need nobody."""
        self._weights = weights
        self._sources = source_room.build(internet, _Nothing(), _Nobody(), lambda: now)
        local = [check for check in all_checks() if check.reach is Reach.LOCAL]
        self._of_address = [check for check in local if check.scope == "address"]
        self._of_message = [check for check in local if check.scope == "message"]
        self._of_no_address = [check for check in self._of_message if check.id == _NO_ADDRESS]
        self._facts = lru_cache(maxsize=_ADDRESSES)(self._facts_of)

    def rate(self, row: Row) -> Rating:
        """The level that the message of this row would be shown with."""
        subject = row.subject
        try:
            own = parse(subject.address).normal
        except BadAddress:
            said = self._said(self._of_no_address, subject)
            return self._rated(row, Case((), None, said, subject.address))
        other = _other(subject, own)
        elsewhere = self._facts(other) if other else None
        said = self._said(self._of_message, subject)
        return self._rated(row, Case(self._facts(own), elsewhere, said, own, other))

    def _said(self, checks: Sequence[Check], subject: Subject) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for check in checks:
            found += ask(check, subject, self._sources).findings
        return tuple(found)

    def _facts_of(self, address: str) -> tuple[Finding, ...]:
        return self._said(self._of_address, Subject(address))

    def _rated(self, row: Row, case: Case) -> Rating:
        verdict = judge(case, self._weights)
        fired = tuple(
            (item.finding.code, item.points)
            for item in (*verdict.reasons, *verdict.goods)
            if item.points and item.finding.kind is not Kind.UNKNOWN
        )
        return Rating(row, verdict.level, verdict.score, fired, case)


def _other(subject: Subject, own: str) -> str:
    if not subject.reply_to:
        return ""
    try:
        other = parse(subject.reply_to).normal
    except BadAddress:
        return ""
    return "" if other == own else other


class _Nobody:
    """Nobody is known: labelled senders are strangers."""

    def contact(self, address: str) -> Contact | None:
        return None

    def contact_domains(self) -> Collection[str]:
        return frozenset()

    def contacts_named(self, name: str) -> Sequence[Contact]:
        return ()


class _Nothing:
    """Nothing is kept."""

    def get(self, source: str, key: str, now: datetime) -> Found[Any] | Absent | None:
        return None

    def beginning(self, source: str, start: str, now: datetime) -> Sequence[tuple[str, Found[Any]]]:
        return ()

    def put(self, source: str, key: str, answer: Found[Any] | Absent, until: datetime) -> None:
        return None
