"""Views under names: what was searched for stands in no URL."""

from __future__ import annotations

import re
from typing import Any

from whowrites.web.session import csrf_token


def post(world: Any, path: str, **form: Any) -> Any:
    owner = world.owner()
    form["csrf"] = csrf_token(owner["Cookie"].partition("=")[2])
    return world.client().post(path, data=form, headers=owner)


def get(world: Any, path: str) -> str:
    answer = world.client().get(path, headers=world.owner())
    assert answer.status_code == 200
    return str(answer.text)


def saved(world: Any) -> str:
    """Searches, keeps the view, gives where it leads."""
    world.vet("ann@example.com", "risky@example.org")
    place = post(world, "/history/search", q="ann@example.com", level="low").headers["Location"]
    kept = post(world, "/history/views/keep", state=place, name="Ann's")
    assert kept.status_code == 303
    return str(kept.headers["Location"])


def test_a_view_is_kept_with_search_and_filters(world: Any) -> None:
    place = saved(world)
    assert "ann" not in place and "level=low" in place
    page = get(world, "/history")
    link = re.search(r'href="(/history\?view=[0-9a-f]{32}&amp;[^"]*)"[^>]*><bdi>Ann&#39;s', page)
    assert link
    shown = get(world, link[1].replace("&amp;", "&"))
    assert re.findall(r'<bdi class="address">([^<]*)<', shown) == ["ann@example.com"]
    assert 'aria-current="true"><bdi>Ann&#39;s' in shown


def test_renamed_and_removed(world: Any) -> None:
    saved(world)
    (view,) = world.store.saved_views.all()
    assert post(world, "/history/views/rename", id=view.id, name="Hers").status_code == 303
    assert "<bdi>Hers</bdi>" in get(world, "/history")
    assert post(world, "/history/views/remove", id=view.id).status_code == 303
    assert "<bdi>Hers</bdi>" not in get(world, "/history")


def test_bad_names_and_unknown_views_are_said(world: Any) -> None:
    assert "1 to 60 characters" in post(world, "/history/views/keep", state="", name=" ").text
    assert post(world, "/history/views/rename", id="0" * 32, name=" ").status_code == 400
    assert post(world, "/history/views/rename", id="0" * 32, name="x").status_code == 404
    assert post(world, "/history/views/remove", id="0" * 32).status_code == 404
