"""Moments and levels as they stand in the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import Column, MetaData, Table, create_engine, func, insert, select, text

from whowrites.model import Level
from whowrites.store.columns import RANKS, Moment, Rank


def test_times_are_utc_text_that_sorts_and_levels_are_numbers_that_grow_with_the_risk() -> None:
    table = Table("t", MetaData(), Column("at", Moment), Column("level", Rank))
    engine = create_engine("sqlite://")
    noon = datetime(2026, 11, 23, 20, 0, tzinfo=timezone(timedelta(hours=8)))
    with engine.begin() as connection:
        table.create(connection)
        rows = [{"at": noon, "level": level} for level in RANKS] + [{"at": None, "level": None}]
        connection.execute(insert(table), rows)
        stored = connection.execute(text("SELECT at, level FROM t")).fetchall()
        assert stored == [("2026-11-23T12:00:00Z", rank) for rank in range(4)] + [(None, None)]
        back = connection.execute(select(table)).fetchall()
        assert back[3] == (datetime(2026, 11, 23, 12, 0, tzinfo=UTC), Level.HIGH)
        assert back[4] == (None, None)
        assert connection.execute(select(func.max(table.c.level))).scalar() is Level.HIGH
    engine.dispose()
    assert (
        RANKS.index(Level.UNKNOWN)
        < RANKS.index(Level.LOW)
        < RANKS.index(Level.MEDIUM)
        < RANKS.index(Level.HIGH)
    )
