"""The index of the web archive: its first row, none, and every form that is neither."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.errors import NetError
from whowrites.sources import Sources
from whowrites.sources.archive import first_copy, read_rows

URL = (
    "https://web.archive.org/cdx/search/cdx?url=quill.example"
    "&output=json&limit=1&fl=timestamp,statuscode&filter=statuscode:200"
)
HEAD = ["timestamp", "statuscode"]


@pytest.fixture
def switched(stage: Stage) -> Sources:
    return dataclasses.replace(stage.sources, switches=frozenset({"years"}))


def test_nothing_is_asked_while_the_switch_is_off(stage: Stage) -> None:
    assert first_copy(stage.sources, "quill.example") is None and not stage.web.asked


def test_the_first_copy_is_a_day_and_is_kept(stage: Stage, switched: Sources) -> None:
    stage.web.answers[URL] = 200, json.dumps([HEAD, ["19990425091203", "200"]]).encode(), {}
    day = datetime(1999, 4, 25, tzinfo=UTC)
    assert first_copy(switched, "quill.example") == Found(day, "archive", stage.clock.now)
    assert first_copy(switched, "quill.example") == Found(day, "archive", stage.clock.now)
    assert stage.web.asked == [URL]


def test_no_copy_is_a_fact_and_a_failure_is_none(stage: Stage, switched: Sources) -> None:
    stage.web.answers[URL] = 429, b"", {}
    assert first_copy(switched, "quill.example") == Unknown("throttled", "archive", stage.clock.now)
    stage.web.answers[URL] = 200, b"<h1>busy</h1>", {}
    assert not stage.cache.kept
    stage.paces.rests.clear()
    assert first_copy(switched, "quill.example") == Unknown("unread", "archive", stage.clock.now)
    stage.web.answers[URL] = 200, b"[]", {}
    assert first_copy(switched, "quill.example") == Absent("archive", stage.clock.now)


@pytest.mark.parametrize(
    "rows",
    [
        {},
        None,
        [[]],
        [HEAD, []],
        [HEAD, ["1999", "200"]],
        [HEAD, ["19991399000000", "200"]],
        [HEAD, [19990425091203, "200"]],
        [["19990425091203", "200"]],
    ],
)
def test_rows_of_another_form_are_unread(rows: Any) -> None:
    with pytest.raises(NetError, match="unread"):
        read_rows(rows)


@pytest.mark.parametrize("stamp", ["19800101000000", "20400101000000"])
def test_a_day_on_which_nobody_saw_anything_is_unread(stage: Stage, switched: Sources, stamp: str) -> None:
    stage.web.answers[URL] = 200, json.dumps([HEAD, [stamp, "200"]]).encode(), {}
    assert first_copy(switched, "quill.example") == Unknown("unread", "archive", stage.clock.now)
    assert not stage.cache.kept


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=14), lambda inner: st.lists(inner, max_size=3)
)


@given(_JSON | st.lists(st.just(HEAD) | st.lists(st.text("0123456789", max_size=14), max_size=2), max_size=3))
def test_any_rows_are_a_day_none_or_unread(rows: Any) -> None:
    try:
        day = read_rows(rows)
    except NetError as error:
        assert error.reason == "unread"
    else:
        assert day is None or day.tzinfo is UTC
