"""What the Union says of a VAT number: a holder, none, or nothing now."""

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
from whowrites.sources.vies import Holder, holder_of, read_answer

URL = "https://ec.europa.eu/taxation_customs/vies/rest-api/ms/FI/vat/99999909"


@pytest.fixture
def switched(stage: Stage) -> Sources:
    return dataclasses.replace(stage.sources, switches=frozenset({"registers"}))


def told(stage: Stage, body: Any, url: str = URL, status: int = 200) -> None:
    stage.web.answers[url] = status, json.dumps(body).encode(), {}


def test_no_number_leaves_while_the_switch_is_off(stage: Stage) -> None:
    assert holder_of(stage.sources, "FI99999909") is None and stage.web.asked == []


def test_a_holder_with_name_and_address_is_kept(stage: Stage, switched: Sources) -> None:
    body = {
        "isValid": True,
        "userError": "VALID",
        "name": "Quill Oy",
        "address": "Laituri 1\n00100 HELSINKI\n",
    }
    told(stage, body)
    answer = holder_of(switched, "FI99999909")
    assert isinstance(answer, Found) and answer.value == Holder("Quill Oy", "Laituri 1, 00100 HELSINKI")
    assert holder_of(switched, "FI99999909") == answer and stage.web.asked == [URL]


def test_what_a_member_does_not_publish_is_empty(stage: Stage, switched: Sources) -> None:
    told(stage, {"isValid": True, "userError": "VALID", "name": "---", "address": "---"})
    answer = holder_of(switched, "FI99999909")
    assert isinstance(answer, Found) and answer.value == Holder("", "")


def test_greece_has_its_own_letters(stage: Stage, switched: Sources) -> None:
    told(
        stage, {"isValid": False, "userError": "INVALID"}, URL.replace("FI/vat/99999909", "EL/vat/094259216")
    )
    assert isinstance(holder_of(switched, "GR094259216"), Absent)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("MS_UNAVAILABLE", "server_error"), ("SERVICE_UNAVAILABLE", "server_error"), ("TIMEOUT", "timeout"),
        ("MS_MAX_CONCURRENT_REQ", "throttled"), ("GLOBAL_MAX_CONCURRENT_REQ", "throttled"),
        ("IP_BLOCKED", "refused"), ("VAT_BLOCKED", "refused"), ("INVALID_INPUT", "unread"),
        ("NEW_WORD", "unread"),
    ],
)  # fmt: skip
def test_an_office_that_does_not_answer_has_not_said_invalid(
    stage: Stage, switched: Sources, error: str, reason: str
) -> None:
    told(stage, {"isValid": False, "userError": error, "name": "---"})
    assert holder_of(switched, "FI99999909") == Unknown(reason, "vies", stage.clock.now)
    assert not stage.cache.kept


def test_failures_of_the_service(stage: Stage, switched: Sources) -> None:
    told(stage, {"actionSucceed": False, "errorWrappers": [{"error": "MS_MAX_CONCURRENT_REQ"}]})
    assert holder_of(switched, "FI99999909") == Unknown("throttled", "vies", stage.clock.now)
    told(stage, {}, status=500)
    assert holder_of(switched, "FI99999909") == Unknown("server_error", "vies", stage.clock.now)


@pytest.mark.parametrize("number", ["", "FI", "FI/../x", "12345678", "FI9 9", "ФИ99999909"])
def test_only_compact_numbers_enter_a_url(switched: Sources, number: str) -> None:
    with pytest.raises(ValueError, match="compact"):
        holder_of(switched, number)


_JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=9), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
)


@given(_JSON | _JSON.map(lambda x: {"isValid": True, "userError": "VALID", "name": x, "address": x}))
def test_any_json(data: Any) -> None:
    try:
        found = read_answer(data)
    except NetError as error:
        assert error.reason == "unread"
    else:
        assert found is None or len(found.name) <= 200
