"""Column types: how moments, levels and texts stand in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Dialect, SmallInteger, String, TypeDecorator

from whowrites.model import Level
from whowrites.wire import moment, stamp

RANKS = (Level.UNKNOWN, Level.LOW, Level.MEDIUM, Level.HIGH)
"""Levels in the order of how much risk they show; the place is the number that is stored."""


class Moment(TypeDecorator[datetime]):
    """ISO 8601 UTC text to the second, which sorts as time does."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else stamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else moment(value)


class Rank(TypeDecorator[Level]):
    """A level as its place in `RANKS`, so that indices and max() follow the risk."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: Level | None, dialect: Dialect) -> int | None:
        return None if value is None else RANKS.index(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Level | None:
        return None if value is None else RANKS[value]


def storable(text: str, limit: int) -> str:
    """`text` cut, and without what UTF-8 cannot write (lone surrogates, which JSON can carry)."""
    return text[:limit].encode("utf-8", "replace").decode("utf-8")
