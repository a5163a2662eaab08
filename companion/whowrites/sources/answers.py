"""How a source is asked: equal questions in flight are joined and facts are kept.

A failure becomes `Unknown` here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast

from whowrites import wire
from whowrites.model import Absent, Answer, Found, Unknown
from whowrites.net.errors import NetError

if TYPE_CHECKING:
    from whowrites.sources import Sources

T = TypeVar("T")

FOUND_KEPT = timedelta(days=7)
ABSENT_KEPT = timedelta(days=1)
"""Shorter: a domain that did not exist yesterday and writes today is the one whose age matters most."""


def asked(sources: Sources, source: str, key: str, ask: Callable[[], T | None]) -> Answer[T]:
    """The answer to `ask()`: a value is Found, None is Absent, a NetError is Unknown with its reason.

    `source` and `key` name the question: while one thread asks it, others wait for its answer. Anything else
    that `ask` raises is a bug, and is raised to all of them.
    """
    return _joined(sources, source, key, lambda: _outcome(sources, source, ask()))


def said(sources: Sources, source: str, ask: Callable[[], T | None]) -> Answer[T]:
    """As `asked`, for what the resolver is asked: it joins equal questions and keeps the answers itself."""
    try:
        return _outcome(sources, source, ask())
    except NetError as error:
        return Unknown(error.reason, source, sources.clock())


def remembered(
    sources: Sources, source: str, key: str, kind: type[T], ask: Callable[[], T | None]
) -> Answer[T]:
    """As `asked`, but from the cache where it has the answer; facts are kept there, an Unknown never.

    `kind` is the type of the value, which the cache holds as JSON types. What a server has just said
    that it cannot tell, a `patient` run does not ask again.
    """

    def recall_or_ask() -> Answer[T]:
        stored = _recall(sources, source, key, kind)
        if stored is not None:
            return stored
        failed = sources.failures.lately((source, key), sources.clock()) if sources.patient else None
        if failed is not None:
            return failed
        try:
            answer = _outcome(sources, source, ask())
        except NetError as error:
            sources.failures.hold((source, key), Unknown(error.reason, source, sources.clock()))
            raise
        _keep(sources, source, key, answer)
        return answer

    # The cache is read inside the flight: one who comes as the leader lands finds the answer there.
    return _joined(sources, source, key, recall_or_ask)


def _joined(sources: Sources, source: str, key: str, work: Callable[[], Answer[T]]) -> Answer[T]:
    try:
        return cast("Answer[T]", sources.flights.once((source, key), sources.deadline, work))
    except NetError as error:
        return Unknown(error.reason, source, sources.clock())


def _outcome(sources: Sources, source: str, value: T | None) -> Found[T] | Absent:
    now = sources.clock()
    return Absent(source, now) if value is None else Found(value, source, now)


def _recall(sources: Sources, source: str, key: str, kind: type[T]) -> Found[T] | Absent | None:
    stored = sources.cache.get(source, key, sources.clock())
    if not isinstance(stored, Found):
        return stored
    try:
        return Found(wire.from_json(kind, stored.value), stored.source, stored.seen_at)
    except (KeyError, TypeError, ValueError):
        return None  # written by a version with another shape of this value: ask again


def _keep(sources: Sources, source: str, key: str, answer: Found[Any] | Absent) -> None:
    until = answer.seen_at + (FOUND_KEPT if isinstance(answer, Found) else ABSENT_KEPT)
    if isinstance(answer, Found):
        answer = Found(wire.to_json(answer.value), answer.source, answer.seen_at)
    sources.cache.put(source, key, answer, until)
