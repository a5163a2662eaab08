"""Settings: the paired browsers and the end of a pairing."""

from __future__ import annotations

import re
from typing import Any

from whowrites.web.session import csrf_token

ORIGIN = "chrome-extension://" + "abcdefghijklmnop" * 2


def test_a_browser_is_listed_with_its_last_use_and_revoked_at_once(world: Any) -> None:
    world.store.browsers.pair(ORIGIN, "token", "key", "Chromium on this desk")
    headers = world.owner()
    page = world.client().get("/settings/browsers", headers=headers).text
    assert "Chromium on this desk" in page
    assert ORIGIN in page
    key = re.search(r'name="id" value="([^"]+)"', page)
    assert key
    form = {
        "csrf": csrf_token(headers["Cookie"].partition("=")[2]),
        "id": key[1],
        "back": "/settings/browsers",
    }
    answer = world.client().post("/pair/revoke", data=form, headers=headers)
    assert answer.headers["Location"] == "/settings/browsers"
    assert world.store.browsers.paired_origins() == frozenset()
    assert "Chromium on this desk" not in world.client().get("/settings/browsers", headers=headers).text


def test_the_pages_are_closed_in_this_browser_and_in_no_other(world: Any) -> None:
    here, there = world.owner(), world.owner()
    form = {"csrf": csrf_token(here["Cookie"].partition("=")[2])}
    answer = world.client().post("/settings/browsers/close", data=form, headers=here)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert world.client().get("/history", headers=here).status_code == 401
    assert world.client().get("/history", headers=there).status_code == 200
