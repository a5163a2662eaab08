"""The page of changes, and what the other pages tell of them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from whowrites.records import Change


@pytest.fixture
def dossiers(world: Any) -> list[str]:
    ids = world.vet("risky@example.com", "ann@example.com")
    old, now = world.clock() - timedelta(days=3), world.clock()
    world.store.dossiers.change(
        [
            Change(ids[0], "level_rose", "low", "high", now, "companion", old),
            Change(ids[1], "registrar_changed", "Alpha <b>", "Beta", old, "rdap", old - timedelta(days=9)),
        ]
    )
    return list(ids)


def test_each_change_with_its_sender_sentence_source_and_times(world: Any, dossiers: list[str]) -> None:
    page = world.show("/changes")
    assert "Rated higher: low" not in page, "words, not codes"
    assert "Rated higher: no problems found → high risk" in page
    assert "Another registrar: Alpha &lt;b&gt; → Beta" in page
    assert page.index("Since yesterday") < page.index("Rated higher") < page.index("Earlier")
    assert f'href="/dossier/{dossiers[0]}#timeline"' in page
    assert "RDAP" in page


def test_filters_are_in_the_url_and_closed(world: Any, dossiers: list[str]) -> None:
    assert "Another registrar" not in world.show("/changes?kind=level")
    assert "Rated higher" not in world.show("/changes?level=low")
    assert "Rated higher" in world.show("/changes?kind=%22%3E&level=x&page=-1")
    assert "No change fits" in world.show("/changes?kind=site")
    answer = world.post("/changes/show", kind="site", level="high", unseen="1")
    assert answer.headers["Location"].endswith("/changes?kind=site&level=high&unseen=1")


def test_marking_one_and_all(world: Any, dossiers: list[str]) -> None:
    page = world.show("/changes")
    number = re.search(r'name="change" value="(\d+)"', page)
    until = re.search(r'name="until" value="(\d+)"', page)
    assert number and until
    answer = world.post("/changes/seen", change=number[1], asked="kind=level&unseen=1")
    assert answer.headers["Location"].endswith("/changes?kind=level&unseen=1")
    assert world.store.changes.unseen() == 1
    assert (
        world.post("/changes/seen", until=until[1], asked="//evil.example")
        .headers["Location"]
        .endswith("/changes")
    )
    assert world.store.changes.unseen() == 0
    assert 'class="count-new"' not in world.show("/")
    assert world.post("/changes/seen", change="1 OR 1").status_code == 400


def test_the_start_page_and_the_menu_tell_of_them(world: Any, dossiers: list[str]) -> None:
    page = world.show("/")
    assert "Since yesterday: 1 changes at 1 senders." in page or "Since yesterday" in page
    assert "Now at high risk: 1." in page
    assert '<span class="hidden">2 new</span>' in page


def test_the_dossiers_timeline_tells_them_in_the_same_words(world: Any, dossiers: list[str]) -> None:
    assert "Another registrar: Alpha &lt;b&gt; → Beta" in world.show(f"/dossier/{dossiers[1]}")


def test_no_changes_say_what_will_bring_some(world: Any) -> None:
    assert "No changes yet" in world.show("/changes")
