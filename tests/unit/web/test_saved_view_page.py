"""Views under names: what was searched for stands in no URL."""

from __future__ import annotations

import re
from typing import Any


def saved(world: Any) -> str:
    """Searches, keeps the view, gives where it leads."""
    world.vet("ann@example.com", "risky@example.org")
    place = world.post("/history/search", q="ann@example.com", level="low").headers["Location"]
    kept = world.post("/history/views/keep", state=place, name="Ann's")
    assert kept.status_code == 303
    return str(kept.headers["Location"])


def test_a_view_is_kept_with_search_and_filters(world: Any) -> None:
    place = saved(world)
    assert "ann" not in place and "level=low" in place
    page = world.show("/history")
    link = re.search(r'href="(/history\?view=[0-9a-f]{32}&amp;[^"]*)"[^>]*><bdi>Ann&#39;s', page)
    assert link
    shown = world.show(link[1].replace("&amp;", "&"))
    assert re.findall(r'<bdi class="address">([^<]*)<', shown) == ["ann@example.com"]
    assert 'aria-current="true"><bdi>Ann&#39;s' in shown


def test_renamed_and_removed(world: Any) -> None:
    saved(world)
    (view,) = world.store.saved_views.all()
    assert world.post("/history/views/rename", id=view.id, name="Hers").status_code == 303
    assert "<bdi>Hers</bdi>" in world.show("/history")
    assert world.post("/history/views/remove", id=view.id).status_code == 303
    assert "<bdi>Hers</bdi>" not in world.show("/history")


def test_bad_names_and_unknown_views_are_said(world: Any) -> None:
    assert "1 to 60 characters" in world.post("/history/views/keep", state="", name=" ").text
    assert world.post("/history/views/rename", id="0" * 32, name=" ").status_code == 400
    assert world.post("/history/views/rename", id="0" * 32, name="x").status_code == 404
    assert world.post("/history/views/remove", id="0" * 32).status_code == 404
