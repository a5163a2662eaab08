"""The log of certificates: the earliest of all, and no guess where one of them has no date."""

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
from whowrites.sources.certificate_log import first_certificate, read_entries

URL = "https://crt.sh/?Identity=quill.example&match==&deduplicate=Y&output=json"


@pytest.fixture
def switched(stage: Stage) -> Sources:
    return dataclasses.replace(stage.sources, switches=frozenset({"years"}))


def entries(*days: str) -> list[dict[str, Any]]:
    return [{"id": 7, "not_before": f"{day}T08:00:00"} for day in days]


def test_nothing_leaves_before_the_owner_allows_it(stage: Stage) -> None:
    assert first_certificate(stage.sources, "quill.example") is None and stage.web.asked == []


def test_the_earliest_counts_wherever_it_stands(stage: Stage, switched: Sources) -> None:
    body = json.dumps(entries("2024-02-01", "2013-09-04", "2019-01-01")).encode()
    stage.web.answers[URL] = 200, body, {}
    answer = first_certificate(switched, "quill.example")
    assert answer == Found(datetime(2013, 9, 4, tzinfo=UTC), "certificate_log", stage.clock.now)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((502, b"[]", {}), "server_error"),
        ((200, b"{}", {}), "unread"),
        ((200, b"", {}), "unread"),
        ((200, b'[{"not_before": "2013-09-04T08:00:00"}, {"not_b', {}), "unread"),
        ((200, b'[{"not_before": "2013-09-04T08:00:00"}] [{"id": 1}]', {}), "unread"),
        ((200, b'[{"not_before": "2040-09-04T08:00:00"}]', {}), "unread"),
        ((200, b'[{"not_before": "1970-01-01T00:00:00"}]', {}), "unread"),
        (NetError("too_large"), "too_large"),
        (NetError("timeout"), "timeout"),
    ],
)
def test_a_failure_says_nothing_and_is_not_kept(
    stage: Stage, switched: Sources, reply: Any, reason: str
) -> None:
    stage.web.answers[URL] = reply
    answer = first_certificate(switched, "quill.example")
    assert answer == Unknown(reason, "certificate_log", stage.clock.now) and not stage.cache.kept


def test_an_empty_list_is_the_answer_that_there_is_none(stage: Stage, switched: Sources) -> None:
    stage.web.answers[URL] = 200, b"[]", {}
    assert first_certificate(switched, "quill.example") == Absent("certificate_log", stage.clock.now)


@pytest.mark.parametrize("odd", [{}, {"not_before": None}, {"not_before": "2013-99-04T08:00:00"}, "2013", 5])
def test_one_without_a_date_could_be_the_first(odd: Any) -> None:
    with pytest.raises(NetError, match="unread"):
        read_entries([*entries("2013-09-04"), odd])


@given(st.lists(st.dates().map(lambda day: day.isoformat()), min_size=1, max_size=20))
def test_no_certificate_is_older_than_the_first(days: list[str]) -> None:
    first = read_entries(entries(*days))
    assert first is not None and first.date().isoformat() == min(days)


@given(st.recursive(st.text(max_size=20) | st.none(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_any_json_is_a_day_none_or_unread(told: Any) -> None:
    try:
        assert read_entries(told) is None
    except NetError as error:
        assert error.reason == "unread"
