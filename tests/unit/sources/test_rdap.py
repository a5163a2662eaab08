"""RDAP's outcomes: each status has its own meaning, and only 200 and 404 are facts."""

from __future__ import annotations

import json
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.sources.rdap import rdap

HOST = "rdap.verisign.com"
URL = f"https://{HOST}/com/v1/domain/example.com"
REGISTRAR = "https://rdap.bollard.example/domain/example.com"


def body(**members: Any) -> bytes:
    events = [{"eventAction": "registration", "eventDate": "2009-05-14T10:11:12Z"}]
    return json.dumps({"events": events, **members}).encode()


def holder(org: str, country: str = "GB") -> dict[str, Any]:
    card = [["org", {}, "text", org], ["adr", {"cc": country}, "text", [""] * 7]]
    return {"entities": [{"roles": ["registrant"], "vcardArray": ["vcard", card]}]}


LINK = {"links": [{"rel": "related", "href": REGISTRAR}]}


def test_found_is_kept_with_its_date(stage: Stage) -> None:
    stage.web.answers[URL] = 200, body(**holder("Quill Ltd")), {}
    answer = rdap(stage.sources, "example.com")
    assert (
        isinstance(answer, Found) and answer.source == "rdap" and answer.value.registrant_org == "Quill Ltd"
    )
    assert rdap(stage.sources, "example.com") == answer
    assert stage.web.asked == [URL] and stage.cache.days("rdap", "example.com") == 7


def test_404_is_absent(stage: Stage) -> None:
    stage.web.answers[URL] = 404, b"{}", {}
    assert rdap(stage.sources, "example.com") == Absent("rdap", stage.clock.now)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (429, "throttled"),
        (403, "refused"),
        (401, "refused"),
        (400, "refused"),
        (451, "refused"),
        (500, "server_error"),
        (503, "server_error"),
    ],
)
def test_other_statuses_leave_the_question_open(stage: Stage, status: int, reason: str) -> None:
    stage.web.answers[URL] = status, b"{}", {}
    assert rdap(stage.sources, "example.com") == Unknown(reason, "rdap", stage.clock.now)
    assert not stage.cache.kept


@pytest.mark.parametrize(
    "reason", ["timeout", "bad_certificate", "too_large", "forbidden_address", "too_many_redirects"]
)
def test_failures_of_the_network_keep_their_reason(stage: Stage, reason: str) -> None:
    stage.web.answers[URL] = NetError(reason)
    assert rdap(stage.sources, "example.com") == Unknown(reason, "rdap", stage.clock.now)


@pytest.mark.parametrize(
    ("status", "wait", "rest"),
    [
        (429, "120", 120),
        (429, "", 60),
        (429, "soon", 60),
        (429, "9999999", 3600),
        (503, "5", 5),
        (503, None, None),
    ],
)
def test_who_asks_for_rest_gets_it(stage: Stage, status: int, wait: str | None, rest: float | None) -> None:
    stage.web.answers[URL] = status, b"{}", {} if wait is None else {"retry-after": wait}
    rdap(stage.sources, "example.com")
    assert stage.paces.rests.get(HOST) == rest
    if rest is not None:
        assert rdap(stage.sources, "other.com") == Unknown("paced", "rdap", stage.clock.now)
        assert stage.web.asked == [URL]


@pytest.mark.parametrize(("days", "rest"), [(1, 3600), (-1, 0)])
def test_rest_until_a_date(stage: Stage, days: int, rest: float) -> None:
    until = format_datetime(stage.clock.now + timedelta(days=days), usegmt=True)
    stage.web.answers[URL] = 429, b"{}", {"retry-after": until}
    rdap(stage.sources, "example.com")
    assert stage.paces.rests[HOST] == rest


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        b"\xff\xfe",
        b'{"a": NaN}',
        b'{"a": ' + b"[" * 50_000,
        b'{"a": "]]]]]]]]", "b": ' + b"[" * 21 + b"]" * 21 + b"}",
        b'{"errorCode": 404, "title": "Not found"}',
        b'{"objectClassName": "domain", "ldhName": "another.com"}',
    ],
    ids=["empty", "html", "list", "bytes", "nan", "endless", "hidden depth", "an error", "another's"],
)
def test_what_is_no_rdap_object_is_malformed(stage: Stage, content: bytes) -> None:
    stage.web.answers[URL] = 200, content, {}
    assert rdap(stage.sources, "example.com") == Unknown("malformed", "rdap", stage.clock.now)


def test_brackets_in_texts_are_no_depth(stage: Stage) -> None:
    stage.web.answers[URL] = 200, body(note="[" * 99 + '\\"' + "{" * 99), {}
    assert isinstance(rdap(stage.sources, "example.com"), Found)


def test_the_registrar_is_asked_once_where_the_registry_leaves_out_the_holder(stage: Stage) -> None:
    stage.web.answers[URL] = 200, body(**LINK), {}
    later = b'{"events": [{"eventAction": "registration", "eventDate": "2020-01-01T00:00:00Z"}], '
    stage.web.answers[REGISTRAR] = 200, later + json.dumps({**holder("Quill Ltd"), **LINK}).encode()[1:], {}
    answer = rdap(stage.sources, "example.com")
    assert isinstance(answer, Found) and answer.value.registrant_org == "Quill Ltd"
    assert answer.value.created is not None and answer.value.created.year == 2009
    assert stage.web.asked == [URL, REGISTRAR]


@pytest.mark.parametrize(
    "failure", [NetError("timeout"), (500, b"", {}), (404, b"", {}), (200, b"no json", {})]
)
def test_a_failing_registrar_takes_nothing_away(stage: Stage, failure: Any) -> None:
    stage.web.answers |= {URL: (200, body(**LINK), {}), REGISTRAR: failure}
    answer = rdap(stage.sources, "example.com")
    assert (
        isinstance(answer, Found) and answer.value.created is not None and answer.value.registrant_org == ""
    )


@pytest.mark.parametrize("members", [holder("Quill Ltd"), {"redacted": [{"method": "removal"}]}])
def test_no_second_hop_where_the_registry_tells_of_the_holder(stage: Stage, members: dict[str, Any]) -> None:
    stage.web.answers[URL] = 200, body(**members, **LINK), {}
    rdap(stage.sources, "example.com")
    assert stage.web.asked == [URL]


def test_a_registry_without_a_known_service_is_not_asked(stage: Stage) -> None:
    assert rdap(stage.sources, "example.cn") == Unknown("unpublished", "rdap", stage.clock.now)
    assert not stage.web.asked


def test_nothing_is_asked_after_the_deadline(stage: Stage) -> None:
    late = stage.sources.at(Deadline.after(0))
    assert rdap(late, "example.com") == Unknown("timeout", "rdap", stage.clock.now)
