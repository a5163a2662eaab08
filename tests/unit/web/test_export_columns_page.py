"""Column layouts of the owner's own: made, used, changed, removed; faults come back as typed."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest

from shared_dossier import fill
from whowrites import exporting
from whowrites.exports.fields import presets

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
    page = world.show("/export?done=layout")
    assert "OKKI 孚盟" in page and "The layout was kept" in page
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
        ({"as.address": " "}, "E-mail address: A column name has 1 to 80"),
        ({"at.address": "x"}, "E-mail address: A position is a whole number from 1 to 999."),
        ({"at.address": "0"}, "E-mail address: A position is a whole number from 1 to 999."),
        ({"at.fixed.1": "", "as.fixed.1": "Source"}, "Without a field 1: A position is a whole number"),
        ({"at.fixed.1": "3", "as.fixed.1": "S", "is.fixed.1": "x" * 201}, "at most 200 characters"),
    ],
)
def test_a_fault_comes_back_as_it_was_typed(world: Any, change: dict[str, str], said: str) -> None:
    answer = world.post("/export/columns", **(MINE | change))
    assert answer.status_code == 400
    assert (said in answer.text and 'value="Family"' in answer.text) or "at.last_name" in change
    assert "OKKI" not in world.show("/export")


def test_a_fault_leads_to_its_input(world: Any) -> None:
    page = world.post("/export/columns", **MINE, **{"at.fixed.1": "3", "as.fixed.1": "Family"}).text
    assert page.count('aria-invalid="true"') == 1
    field = page.index('name="as.fixed.1"')
    row = page[page.rindex("<tr>", 0, field) : page.index("</tr>", field)]
    assert "Two columns have the same name" in row and page.count('role="alert"') == 1
    assert (
        'value="Family"' in page[field:]
        and 'aria-describedby="fault"' in page[field : page.index(">", field)]
    )


def test_a_column_without_a_field_is_the_same_in_every_row_or_empty(world: Any) -> None:
    fill(world.store)
    fixed = {"at.fixed.1": "3", "as.fixed.1": "来源", "is.fixed.1": "广交会"}
    empty = {"at.fixed.2": "4", "as.fixed.2": "Fax", "is.fixed.2": ""}
    assert world.post("/export/columns", **MINE, **fixed, **empty).status_code == 303
    answer = world.post("/export/file", format="csv", layout="OKKI 孚盟")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows == [["Family", "邮箱", "来源", "Fax"], ["Lee", "ann@example.com", "广交会", ""]]
    page = world.show("/export/columns?layout=OKKI 孚盟")
    assert 'value="广交会"' in page and 'name="as.fixed.5"' in page and 'name="as.fixed.6"' not in page


def test_a_crms_layout_kept_as_it_came_has_all_its_columns(world: Any) -> None:
    page = world.show("/export/columns?layout=salesforce")
    form = dict(re.findall(r'name="((?:at|as|is)\.[^"]+)"[^>]* value="([^"]*)"', page))
    assert world.post("/export/columns", name="Mine", **form).status_code == 303
    own = exporting.own_layouts(world.store.settings)
    assert own["Mine"] == presets()["salesforce"]
