"""Companies: listed, merged, parted, with a log; no address in a URL."""

from __future__ import annotations

import re
from typing import Any


def organisations(page: str) -> list[str]:
    return re.findall(r'class="address">([^<]*)<', page)


def test_the_list_leads_to_a_companys_dossiers(world: Any) -> None:
    ids = world.vet("ann@a.example", "risky@a.example", "bob@b.example")
    page = world.show("/history/companies")
    assert organisations(page) == ["a.example", "b.example"]
    assert f'href="/dossier/{ids[2]}"' in page
    place = re.search(r'href="(/history\?with=[0-9a-f]{32})"', page)
    assert place
    company = world.show(place[1])
    assert sorted(organisations(company)) == ["ann@a.example", "risky@a.example"]
    assert "Of one company: a.example" in company
    assert organisations(world.show("/history/companies?level=high")) == ["a.example"]


def test_merged_and_parted_and_logged(world: Any) -> None:
    ids = world.vet("ann@a.example", "bob@b.example")
    assert "No companies are merged." in world.show("/history/merged")
    assert world.post("/history/merge", id=ids).headers["Location"] == "/history/merged"
    page = world.show("/history/merged")
    assert "b.example was merged into a.example" in page
    assert organisations(world.show("/history/companies")) == ["a.example"]
    assert 'value="b.example"' in page
    world.post("/history/part", organisation="b.example")
    page = world.show("/history/merged")
    assert "b.example was taken out of a.example" in page
    assert len(organisations(world.show("/history/companies"))) == 2


def test_what_is_not_there_cannot_be_merged(world: Any) -> None:
    assert world.post("/history/merge", id=["0" * 32, "x"]).status_code == 404
    assert world.post("/history/part", organisation="nobody.example").status_code == 303
