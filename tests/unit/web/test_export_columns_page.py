"""Column layouts of the owner's own: made, used, changed, removed; faults come back as typed."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from shared_dossier import fill

MINE = {
    "name": "OKKI 孚盟",
    "at.address": "2",
    "as.address": "邮箱",
    "at.last_name": "1",
    "as.last_name": "Family",
}


def test_a_layout_is_kept_and_used(world: Any) -> None:
    fill(world.store)
    assert world.post("/export/columns", **MINE).status_code == 303
    assert "OKKI 孚盟" in world.show("/export")
    answer = world.post("/export/file", format="csv", layout="OKKI 孚盟")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows == [["Family", "邮箱"], ["Lee", "ann@example.com"]]
    page = world.show("/export/columns?layout=OKKI 孚盟")
    assert 'name="at.last_name" type="number" min="1" max="999" value="1"' in page


def test_a_crms_layout_to_begin_with(world: Any) -> None:
    page = world.show("/export/columns?layout=zoho")
    assert 'name="as.title" maxlength="80" value="Designation"' in page
    assert 'name="remove"' not in page


def test_a_layout_is_removed(world: Any) -> None:
    world.post("/export/columns", **MINE)
    assert 'name="remove"' in world.show("/export/columns?layout=OKKI 孚盟")
    assert world.post("/export/columns", **MINE, remove="1").status_code == 303
    assert "OKKI 孚盟" not in world.show("/export")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "The layout needs a name"),
        ({"name": "zoho"}, "The layout needs a name"),
        ({"at.address": "", "at.last_name": ""}, "Choose 1 to 60 columns"),
        ({"as.address": "Family"}, "Two columns have the same name"),
        ({"as.address": " "}, "A column name has 1 to 80"),
    ],
)
def test_a_fault_comes_back_as_it_was_typed(world: Any, change: dict[str, str], said: str) -> None:
    answer = world.post("/export/columns", **(MINE | change))
    assert answer.status_code == 400
    assert (said in answer.text and 'value="Family"' in answer.text) or "at.last_name" in change
    assert "OKKI" not in world.show("/export")
