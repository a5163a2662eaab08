"""Rows rated by several processes are told as if one had rated them."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from whowrites.evaluation import spread
from whowrites.evaluation.rows import BadRow
from whowrites.evaluation.spread import rated

Line = Callable[..., str]


@pytest.fixture
def lines(line: Line) -> list[str]:
    """More than a short list, each row with another rating than its neighbour's."""
    return [
        line(id=str(n), from_address=f"a{n}@gmail.com", reply_to="x77@outlook.com" if n % 2 else "")
        for n in range(75)
    ]


@pytest.fixture(autouse=True)
def shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "BATCH", 10)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_the_order_is_that_of_the_rows_and_the_ratings_those_of_one_process(
    lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = list(rated(lines))
    assert [told.id for told in found] == [str(n) for n in range(len(lines))]
    assert {told.level for told in found} == {"unknown", "medium"}
    monkeypatch.setattr(spread, "_pool", lambda: None)
    assert list(rated(lines)) == found


def test_a_line_that_is_no_row_is_named_behind_the_rows_before_it(lines: list[str]) -> None:
    lines[47] = "{"
    before = []
    with pytest.raises(BadRow, match="line 48 "):
        before.extend(told.id for told in rated(lines))
    assert before == [str(n) for n in range(47)]


def test_one_processor_or_none_to_be_had_is_no_fault(
    lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(spread, "ProcessPoolExecutor", refused)
    assert len(list(rated(lines))) == len(lines)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert len(list(rated(lines))) == len(lines)


def test_an_archives_lines_are_believed_on_demand(line: Line) -> None:
    text = line(source="lists:talk.example", list_id=True, spf="fail", dkim="fail", dmarc="fail")
    (plain,), (believed,) = rated([text]), rated([text], believe=True)
    assert plain.score > believed.score
