"""Chromium: pages of other sites, of a re-bound name and of another program on this computer get nothing
from the companion.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import pytest

from browser.attacker import ATTACK, KINDS, every_path, foreign_site

AT_ONCE = 8
"""Targets: hundreds of frames in one page cost the browser more than all that they ask."""
REFUSED = {403, 404, 405, 415, 421}
REQUEST = """async ([method, url]) => {
  const headers = {'Content-Type': 'application/json', Authorization: 'Bearer t'};
  const answer = await fetch(url, method === 'POST' ? {method, headers, body: '{}'} : {method});
  return [answer.status, await answer.text()]; }"""


@pytest.fixture(scope="module")
def foreign_port() -> Iterator[int]:
    with foreign_site() as port:
        yield port


@pytest.fixture(scope="module")
def owner(paired, companion):
    """A tab with the owner's session: its cookie is in the browser that the attacker's page is open in."""
    page = paired.context.new_page()
    page.goto(companion.entrance())
    page.wait_for_url(f"http://127.0.0.1:{companion.port}/")
    yield page
    page.close()


def kept(companion) -> list[str]:
    """Everything in the database but when a session was last used."""
    with sqlite3.connect(f"file:{companion.data_dir / 'whowrites.sqlite3'}?mode=ro", uri=True) as connection:
        return [line for line in connection.iterdump() if 'INTO "sessions"' not in line]


def test_rebound_name_is_refused_everywhere_and_told_nothing(paired, companion, owner):
    companion.exchanges.clear()
    base = f"http://rebound.test:{companion.port}"
    page = paired.context.new_page()
    opened = page.goto(f"{base}/history")
    assert opened is not None and opened.status == 421
    told = [opened.text()]
    for path in every_path(companion.app):
        for method in ("GET", "POST"):
            status, text = page.evaluate(REQUEST, [method, path])
            assert status == 421, (method, path)
            told.append(text)
    assert [word for word in paired.secrets() if word in json.dumps(told)] == []
    assert max(map(len, told)) < 200, "a line of plain text, and no page"
    asked = [one for one in companion.exchanges if one.headers["host"] == base.removeprefix("http://")]
    assert {(one.method, one.path) for one in asked} >= {
        (method, path) for path in every_path(companion.app) for method in ("GET", "POST")
    }
    assert {name for one in asked for name in one.headers if name.startswith("sec-fetch")} == set(), (
        "only the Host header betrays such a page"
    )
    page.close()


@pytest.mark.parametrize("site", ["http://attacker.test", "http://127.0.0.1"])
def test_nothing_that_a_page_can_send_gets_through(paired, companion, owner, foreign_port, site):
    before = kept(companion)
    companion.exchanges.clear()
    paths = every_path(companion.app)
    page = paired.context.new_page()
    page.goto(f"{site}:{foreign_port}/")
    targets = [f"http://127.0.0.1:{companion.port}{path}" for path in paths]
    shown = []
    for first in range(0, len(targets), AT_ONCE):
        page.evaluate(ATTACK, {"targets": targets[first : first + AT_ONCE], "kinds": KINDS})
        shown += [frame for frame in page.frames if "WhoWrites" in frame.title()]
        page.evaluate("() => document.body.replaceChildren()")
    sent = {f"{path}?kind={kind}" for path in paths for kind in KINDS}
    arrived = {}
    for _ in range(100):
        arrived = {one.path: one for one in companion.exchanges if one.path in sent}
        if len(arrived) == len(sent):
            break
        page.wait_for_timeout(50)
    assert sent - arrived.keys() == set(), "some requests never reached the companion: nothing was tried"
    same_site = site == "http://127.0.0.1"
    assert {one.headers["sec-fetch-site"] for one in arrived.values()} == {
        "same-site" if same_site else "cross-site"
    }
    assert all(("cookie" in one.headers) == same_site for one in arrived.values())
    got_in = [one.path for one in arrived.values() if one.status not in REFUSED]
    assert got_in == ["/enter?kind=iframe"], "the empty entrance alone may be opened from anywhere"
    assert shown == [], "and it is not shown in a frame"
    assert kept(companion) == before
    page.close()


def test_page_of_another_local_program_cannot_open_the_owners_pages(paired, companion, owner, foreign_port):
    page = paired.context.new_page()
    for path in every_path(companion.app):
        page.goto(f"http://127.0.0.1:{foreign_port}/")
        companion.exchanges.clear()
        page.evaluate("url => { location.href = url; }", f"http://127.0.0.1:{companion.port}{path}")
        page.wait_for_url(f"http://127.0.0.1:{companion.port}{path}")
        [first] = [
            one
            for one in companion.exchanges
            if one.path == path and one.headers.get("sec-fetch-dest") == "document"
        ]
        assert first.headers["sec-fetch-site"] == "same-site" and "cookie" in first.headers
        assert (first.status == 200) if path == "/enter" else first.status in REFUSED, path
    owner.reload()
    assert owner.locator("nav").count() == 1, "the owner himself is still let in"
    page.close()
