"""One reason for each way in which a service says nothing, and JSON however it is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources_stage import Stage
from whowrites.net.errors import NetError
from whowrites.sources.service_json import get_json, read_json

URL = "https://service.example/v1?q=a"


def test_an_answer_is_what_the_json_says(stage: Stage) -> None:
    stage.web.answers[URL] = 200, b'{"a": [1]}', {}
    assert get_json(stage.sources, URL, seconds=5) == {"a": [1]}


@pytest.mark.parametrize(
    ("status", "reason"),
    [(429, "throttled"), (500, "server_error"), (502, "server_error"), (404, "refused"), (403, "refused")],
)
def test_no_other_status_is_an_answer(stage: Stage, status: int, reason: str) -> None:
    stage.web.answers[URL] = status, b"[]", {}
    with pytest.raises(NetError) as caught:
        get_json(stage.sources, URL, seconds=5)
    assert caught.value.reason == reason
    assert stage.paces.rests == ({"service.example": 60.0} if status == 429 else {})


@pytest.mark.parametrize("body", [b"", b"[[", b"<h1>down</h1>", b"\xff\xfe", b"[" * 200_000])
def test_what_is_no_json_is_unread(body: bytes) -> None:
    with pytest.raises(NetError, match="unread"):
        read_json(body)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        assert not isinstance(read_json(body), bytes)
    except NetError as error:
        assert error.reason == "unread"
