"""Deeds on several dossiers: checked ones or all that fit, with limits that are said."""

from __future__ import annotations

import re
from typing import Any

import pytest

from whowrites.web import bulk_page
from whowrites.web.session import csrf_token


def post(world: Any, path: str, **form: Any) -> Any:
    owner = world.owner()
    form["csrf"] = csrf_token(owner["Cookie"].partition("=")[2])
    return world.client().post(path, data=form, headers=owner)


def tags(world: Any) -> dict[str, int]:
    return dict(world.store.desk.tags())


def test_the_checked_ones_are_tagged_and_untagged(world: Any) -> None:
    ids = world.vet("ann@a.example", "bob@b.example", "cat@c.example")
    answer = post(
        world, "/history/do", deed="tag", tag=" Fair ", id=ids[:2], state="/history?page=2&sort=name"
    )
    assert answer.status_code == 303
    assert "sort=name" in answer.headers["Location"] and "page=2" in answer.headers["Location"]
    assert tags(world) == {"Fair": 2}
    page = world.client().get(answer.headers["Location"], headers=world.owner()).text
    assert "The tag was added." in page and 'class="tag"' in page
    post(world, "/history/do", deed="untag", tag="Fair", id=ids[:1])
    assert tags(world) == {"Fair": 1}


def test_all_that_fit_are_tagged(world: Any) -> None:
    world.vet("risky@a.example", "risky@b.example", "ann@c.example")
    post(world, "/history/do", deed="tag", tag="x", scope="all", state="/history?level=high", id="ignored")
    assert tags(world) == {"x": 2}


def test_nothing_chosen_is_said(world: Any) -> None:
    world.vet("ann@a.example")
    answer = post(world, "/history/do", deed="tag", tag="x", id="' OR 1=1")
    assert answer.headers["Location"].endswith("done=nothing_chosen")
    page = world.client().get(answer.headers["Location"], headers=world.owner()).text
    assert "No dossier was checked." in page
    assert tags(world) == {}


def test_a_tag_must_be_typed_and_a_deed_known(world: Any) -> None:
    ids = world.vet("ann@a.example", "bob@b.example")
    page = post(world, "/history/do", deed="tag", tag="a@b.example", id=ids[:1]).text
    assert "1 to 60 characters" in page and 'aria-describedby="bulk-fault"' in page
    assert f'value="{ids[0]}" checked' in page and f'value="{ids[1]}" checked' not in page
    assert 'value="a@b.example"' in page and 'value="checked" checked' in page
    all_that_fit = post(world, "/history/do", deed="untag", tag=" ", scope="all")
    assert all_that_fit.status_code == 400 and 'value="all" checked' in all_that_fit.text
    assert post(world, "/history/do", deed="burn", id=ids).status_code == 400


def test_they_are_checked_again_and_their_list_shows_the_progress(world: Any) -> None:
    ids = world.vet("ann@a.example", "bob@b.example", "cat@c.example")
    answer = post(world, "/history/do", deed="recheck", id=ids[:2])
    assert world.vets.rechecked == ["ann@a.example", "bob@b.example"]
    place = answer.headers["Location"]
    assert re.fullmatch(r"/vet/list/[0-9a-f]{32}", place)
    page = world.client().get(place, headers=world.owner()).text
    assert "2 of 2 addresses" in page and "Line" not in page.partition("<table")[2]


def test_more_than_the_limit_are_not_checked_again(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_page, "CHECKED_AT_ONCE", 1)
    world.vet("ann@a.example", "bob@b.example")
    answer = post(world, "/history/do", deed="recheck", scope="all")
    assert answer.status_code == 413
    assert "2 dossiers were chosen; at most 1" in answer.json["message"]
    assert world.vets.rechecked == []


def test_a_merge_is_asked_first(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = world.vet("ann@a.example", "bob@b.example", "cat@b.example")
    page = post(world, "/history/do", deed="merge", id=ids).text
    assert re.findall(r'class="address">([^<]*)<', page) == ["a.example", "b.example"]
    assert world.store.companies.merged() == {}
    one = post(world, "/history/do", deed="merge", id=ids[1:])
    assert one.headers["Location"].endswith("done=one_company")
    monkeypatch.setattr(bulk_page, "MERGED_AT_ONCE", 1)
    assert post(world, "/history/do", deed="merge", id=ids).status_code == 413
