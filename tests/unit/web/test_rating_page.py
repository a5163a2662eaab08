"""The thresholds in the settings: what cannot be kept says why; what is kept counts; reset."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites import own_thresholds
from whowrites.web.history_state import YOUNG_DAYS
from whowrites.web.session import csrf_token

GOOD = {"medium": "1.2", "high": "3", "low_coverage": "75", "young_days": "90"}


def post(world: Any, path: str, **form: str) -> Any:
    headers = world.owner()
    token = csrf_token(headers["Cookie"].partition("=")[2])
    return world.client().post(path, data={"csrf": token, **form}, headers=headers)


def page(world: Any) -> str:
    return str(world.client().get("/settings/rating", headers=world.owner()).text)


def test_the_shipped_ones_stand_there(world: Any) -> None:
    for shown in ('value="1"', 'value="2.8"', 'value="60"', 'value="180"', "As shipped: 2.8."):
        assert shown in page(world)
    assert "Back to the shipped thresholds" not in page(world)


def test_what_is_kept_stands_there_and_can_be_taken_back(world: Any) -> None:
    assert post(world, "/settings/rating", **GOOD).status_code == 303
    kept = {"medium": 1.2, "high": 3.0, "low_coverage": 0.75}
    assert own_thresholds.kept(world.store.settings) == kept
    assert all(f'value="{typed}"' in page(world) for typed in GOOD.values())
    assert world.store.settings.get(YOUNG_DAYS) == 90
    post(world, "/settings/rating", reset="1")
    assert own_thresholds.kept(world.store.settings) == {}
    assert 'value="180"' in page(world)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("medium", "lots", "Not a number. Between 0.4 and 3."),
        ("medium", "nan", "Between 0.4 and 3."),
        ("high", "9", "Between 1.4 and 6."),
        ("low_coverage", "49", "Between 50 and 100."),
        ("young_days", "0", "Between 1 and 3650."),
        ("young_days", "", "Between 1 and 3650."),
        ("high", "1.5", "below high risk"),
    ],
)
@pytest.mark.parametrize("path", ["/settings/rating", "/settings/rating/try"])
def test_what_cannot_be_kept_says_why(world: Any, path: str, field: str, typed: str, says: str) -> None:
    form = {**GOOD, **({"medium": "2"} if typed == "1.5" else {}), field: typed}
    answer = post(world, path, **form)
    assert answer.status_code == 400
    assert says in answer.text
    assert f'value="{typed}"' in answer.text
    assert own_thresholds.kept(world.store.settings) == {}
