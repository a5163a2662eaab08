"""Firms of exactly the name, active ones first; and no answer where the service gives none."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.errors import NetError
from whowrites.sources import Sources
from whowrites.sources.gleif import entities_named, read_records

URL = (
    "https://api.gleif.org/api/v1/lei-records?filter%5Bentity.legalName%5D=quill%20%26%20co&page%5Bsize%5D=10"
)


@pytest.fixture
def switched(stage: Stage) -> Sources:
    return dataclasses.replace(stage.sources, switches=frozenset({"registers"}))


def record(name: str, status: str = "ACTIVE", country: str = "GB") -> dict[str, Any]:
    entity = {"legalName": {"name": name}, "legalAddress": {"country": country}, "status": status}
    return {"attributes": {"lei": f"LEI {name} {country}", "entity": entity}}


def told(*records: Any) -> bytes:
    return json.dumps({"data": records}).encode()


def test_no_name_leaves_while_the_switch_is_off(stage: Stage) -> None:
    assert entities_named(stage.sources, "Quill & Co") is None and stage.web.asked == []


def test_only_that_very_name_and_the_active_first(stage: Stage, switched: Sources) -> None:
    records = (
        record("QUILL & Co", "INACTIVE"),
        record("Quill & Co Holding"),
        record("Quill  & Co", country="IE"),
    )
    stage.web.answers[URL] = 200, told(*records), {}
    answer = entities_named(switched, " Quill & Co ")
    assert isinstance(answer, Found)
    assert [(one.country, one.active) for one in answer.value.entities] == [("IE", True), ("GB", False)]
    assert entities_named(switched, "quill & co") == answer and stage.web.asked == [URL]


QUAY = {"addressLines": ["1 Quay", "Unit 2"], "postalCode": "CO12", "city": "Harwich", "country": "GB"}


@pytest.mark.parametrize(
    ("legal", "head", "written"),
    [
        (QUAY, None, ("1 Quay, Unit 2, CO12 Harwich, GB",)),
        (QUAY, QUAY, ("1 Quay, Unit 2, CO12 Harwich, GB",)),
        (QUAY, {**QUAY, "addressLines": ["9 Dock", 7], "postalCode": None}, (
            "1 Quay, Unit 2, CO12 Harwich, GB", "9 Dock, Harwich, GB")),
        (QUAY, {**QUAY, "country": "IE"}, ("1 Quay, Unit 2, CO12 Harwich, GB",)),
        ({"country": "GB"}, ["no", "place"], ()),
        ({**QUAY, "addressLines": ["\u202e1 Quay\u0000"]}, None, ("1 Quay, CO12 Harwich, GB",)),
    ],
)  # fmt: skip
def test_legal_address_and_headquarters_in_one_country(legal: Any, head: Any, written: Any) -> None:
    firm = record("Quill")
    firm["attributes"]["entity"] |= {"legalAddress": legal, "headquartersAddress": head}
    found = read_records({"data": [firm]}, "quill")
    assert found is not None and found.entities[0].addresses == written


def test_none_of_that_name_is_absent(stage: Stage, switched: Sources) -> None:
    stage.web.answers[URL] = 200, told(record("Quill & Co Holding")), {}
    assert entities_named(switched, "Quill & Co") == Absent("gleif", stage.clock.now)


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, b"{}", "throttled"),
        (503, b"{}", "server_error"),
        (200, b"[]", "unread"),
        (200, told({"attributes": {}}), "unread"),
        (200, told(record("Quill & Co", "NULL")), "unread"),
    ],
)
def test_a_failure_is_no_absence(
    stage: Stage, switched: Sources, status: int, body: bytes, reason: str
) -> None:
    stage.web.answers[URL] = status, body, {}
    assert entities_named(switched, "Quill & Co") == Unknown(reason, "gleif", stage.clock.now)
    assert not stage.cache.kept


_JSON = st.recursive(st.none() | st.text(max_size=9), lambda x: st.lists(x) | st.dictionaries(st.text(), x))


@given(_JSON | _JSON.map(lambda inner: {"data": [inner]}))
def test_any_json_is_records_none_or_unread(data: Any) -> None:
    try:
        assert read_records(data, "a") is None
    except NetError as error:
        assert error.reason == "unread"
