"""Every part of the settings stands in the list, and says which one it is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from whowrites.web.settings_parts import PARTS


@pytest.mark.parametrize(("name", "path"), PARTS)
@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_each_part_lists_all_and_marks_itself(world: Any, name: str, path: str, lang: str) -> None:
    page = world.client().get(path, headers=world.owner() | {"Accept-Language": lang}).text
    assert [other for _, other in PARTS] == re.findall(r'<li><a href="(/settings[a-z/]*)"', page)
    marked = re.findall(r'<li><a href="([^"]*)" aria-current="page"', page)
    assert marked == [path]
    assert page.count("<h1>") == 1


def test_no_anchor_stands_twice_and_every_label_has_its_heading(world: Any) -> None:
    for _, path in PARTS:
        page = world.client().get(path, headers=world.owner()).text
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), path
        assert set(re.findall(r'aria-(?:labelledby|describedby)="([^" ]+)', page)) <= set(ids), path
