"""The history's state comes from closed lists, and its URLs hold nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from whowrites.model import Level
from whowrites.store import HistoryQuery, Sort
from whowrites.web.history_state import parsed, read

NOW = datetime(2026, 11, 23, tzinfo=UTC)
FULL = (
    f"view={'a' * 32}&level=high&level=low&changed=2026-11-01&free=1&young=1&unanswered=1&decision=ask"
    f"&tag=fair&with={'b' * 32}&sort=company&dir=asc&size=100&page=3"
)


def query(text: str) -> HistoryQuery:
    return read(parsed(text), "", 180, NOW).query


def test_all_of_it() -> None:
    assert query(FULL) == HistoryQuery(
        levels=frozenset([Level.HIGH, Level.LOW]),
        changed_since=datetime(2026, 11, 1, tzinfo=UTC),
        free=True,
        registered_since=date(2026, 5, 27),
        decision="ask",
        tag="fair",
        unanswered=True,
        same_company="b" * 32,
        sort=Sort.COMPANY,
        descending=False,
        page=3,
        size=100,
    )


def test_the_url_says_the_same_again() -> None:
    state = read(parsed(FULL), "", 180, NOW)
    assert query(state.url(page=3)) == state.query
    assert state.url().startswith("/history?view=" + "a" * 32)
    assert query(state.toggled(Level.HIGH)).levels == {Level.LOW}
    assert query(state.toggled(Level.MEDIUM)).levels == {Level.HIGH, Level.MEDIUM, Level.LOW}
    assert state.narrowed
    assert not read(parsed("sort=level&size=25"), "", 180, NOW).narrowed


KEYS = ["view", "level", "changed", "decision", "with", "sort", "size", "page"]


@given(st.dictionaries(st.sampled_from(KEYS), st.text(max_size=30)))
def test_what_is_on_no_list_is_left_out(asked: dict[str, str]) -> None:
    state = read(MultiDict(asked), "", 180, NOW)
    assert 1 <= state.query.page <= 1_000_000
    assert query(state.url()).sort is state.query.sort
    assert state.url().isascii()


def test_dates_that_are_none() -> None:
    for text in ("2026-02-31", "2026-2-1", "20260201", "x", "9999-99-99"):
        assert query(f"changed={text}").changed_since is None
