"""The rating of a labelled sender as a message of his would be rated at reach `local`: nobody is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from whowrites import sources as source_room
from whowrites.address import BadAddress, parse
from whowrites.checks import all_checks
from whowrites.evaluation.rows import Row
from whowrites.explain import Case
from whowrites.model import Absent, Finding, Found, Kind, Level, Reach, Subject
from whowrites.net.internet import Internet
from whowrites.records import Contact
from whowrites.running import ask
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
        self._facts = lru_cache(maxsize=_ADDRESSES)(self._facts_of)

    def rate(self, row: Row) -> Rating:
        """The level that the message of this row would be shown with."""
        subject = row.subject
        try:
            own = parse(subject.address).normal
        except BadAddress:
            return self._rated(row, self._said(subject, alone=True), (), None, subject.address, "")
        other = _other(subject, own)
        elsewhere = self._facts(other) if other else None
        return self._rated(row, self._said(subject), self._facts(own), elsewhere, own, other)

    def _said(self, subject: Subject, *, alone: bool = False) -> tuple[Finding, ...]:
        checks = [check for check in self._of_message if not alone or check.id == _NO_ADDRESS]
        return tuple(finding for check in checks for finding in ask(check, subject, self._sources).findings)

    def _facts_of(self, address: str) -> tuple[Finding, ...]:
        subject = Subject(address)
        return tuple(
            finding for check in self._of_address for finding in ask(check, subject, self._sources).findings
        )

    def _rated(
        self,
        row: Row,
        said: Sequence[Finding],
        own: Sequence[Finding],
        other: Sequence[Finding] | None,
        address: str,
        reply_to: str,
    ) -> Rating:
        case = Case(tuple(own), None if other is None else tuple(other), tuple(said), address, reply_to)
        verdict = case.verdict(self._weights)
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
