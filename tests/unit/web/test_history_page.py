"""The history: search without addresses in URLs, closed lists of filters and sorts, pages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from whowrites.records import Decision
from whowrites.web.session import csrf_token

NASTY = [
    "' OR 1=1 --",
    "%",
    "_",
    "\\",
    '"; DROP TABLE dossiers',
    "*",
    "a%' UNION SELECT",
    "{{7*7}}",
    "<b>",
]


def history(world: Any, query: str = "") -> str:
    answer = world.client().get(f"/history{query}", headers=world.owner())
    assert answer.status_code == 200
    return str(answer.text)


def addresses(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/dossier/[0-9a-f]{32}"><bdi class="address">([^<]*)<', page)


def search(world: Any, text: str, **more: str) -> str:
    owner = world.owner()
    form = {"csrf": csrf_token(owner["Cookie"].partition("=")[2]), "q": text, **more}
    answer = world.client().post("/history/search", data=form, headers=owner)
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def test_the_empty_history_says_how_to_begin(world: Any) -> None:
    assert "No sender has been vetted yet" in history(world)


def test_a_search_finds_and_its_text_is_in_no_url(world: Any) -> None:
    world.vet("ann@example.com", "bob@example.org")
    place = search(world, "ann@example.com", level="low", sort="address")
    assert "ann" not in place and "example" not in place
    assert re.search(r"view=[0-9a-f]{32}", place) and "level=low" in place
    page = history(world, place.removeprefix("/history"))
    assert addresses(page) == ["ann@example.com"]
    assert 'value="ann@example.com"' in page
    assert all("ann" not in url for url in re.findall(r'href="([^"]*)"', page))


def test_levels_filter_and_chips_toggle(world: Any) -> None:
    world.vet("risky@example.com", "ann@example.com")
    assert addresses(history(world, "?level=high")) == ["risky@example.com"]
    assert len(addresses(history(world, "?level=high&level=low"))) == 2
    assert len(addresses(history(world, "?level=purple"))) == 2
    assert "level=high&amp;level=low" in history(world, "?level=high")


def test_sorts_come_from_a_closed_list(world: Any) -> None:
    world.vet("b@example.com", "a@example.com", "c@example.com")
    up = addresses(history(world, "?sort=address&dir=asc"))
    assert up == ["a@example.com", "b@example.com", "c@example.com"]
    assert addresses(history(world, "?sort=address&dir=desc")) == up[::-1]
    assert 'aria-sort="ascending"' in history(world, "?sort=address&dir=asc")
    usual = addresses(history(world))
    for odd in ("address;DROP", "1", "checked_at--", "%27"):
        assert addresses(history(world, f"?sort={odd}")) == usual


def test_a_search_for_nothing_that_can_be_written_shows_all(world: Any) -> None:
    world.vet("a@example.com")
    assert addresses(history(world, search(world, "\x00").removeprefix("/history"))) == ["a@example.com"]


@pytest.mark.parametrize("text", NASTY)
def test_metacharacters_are_literal_everywhere(world: Any, text: str) -> None:
    world.vet("a@example.com")
    page = history(world, search(world, text).removeprefix("/history"))
    assert addresses(page) == []
    assert 'value="49"' not in page and "<b>" not in page.partition("<main")[2]
    client, owner = world.client(), world.owner()
    for key in ("view", "level", "sort", "dir", "page", "changed", "decision", "tag", "with", "size", "done"):
        assert client.get("/history", query_string={key: text}, headers=owner).status_code == 200
    assert addresses(history(world)) == ["a@example.com"]


@pytest.mark.parametrize(
    ("page", "shown"), [("2", 2), ("0", 1), ("-1", 1), ("99999999", 2), ("x", 1), ("9" * 400, 1), ("²", 1)]
)
def test_pages_stay_in_range(world: Any, page: str, shown: int) -> None:
    world.vet(*[f"person{n}@example.com" for n in range(51)])
    assert f"Page {shown} of 2" in history(world, f"?page={page}")


def test_filters_come_from_the_form_into_the_url(world: Any) -> None:
    ids = world.vet("ann@example.com", "bob@example.org")
    world.store.desk.tag(ids[:1], "fair")
    place = search(world, "", tag="fair", unanswered="1", decision="none", changed="2026-13-01", size="25")
    assert "tag=fair" in place and "unanswered=1" in place and "decision=none" in place and "size=25" in place
    assert "changed" not in place
    page = history(world, place.removeprefix("/history"))
    assert addresses(page) == ["ann@example.com"]
    assert '<option value="fair" selected>fair (1)' in page
    assert re.search(r'name="unanswered"[^>]* checked', page)


def test_from_how_many_days_a_domain_is_no_longer_young_is_a_setting(world: Any) -> None:
    world.vet("ann@example.com")
    assert 'name="young_days" min="1" max="3650" value="180"' in history(world)
    assert "young=1" in search(world, "", young="1", young_days="90")
    assert 'value="90"' in history(world)


@pytest.mark.parametrize("typed", ["0", "3651", "soon", "9" * 400, "²"])
def test_refused_days_are_told_beside_their_field_and_the_search_stands(world: Any, typed: str) -> None:
    world.vet("ann@example.com", "bob@example.org")
    for path in ({}, {"by": "company"}):
        place = search(world, "ann@example.com", tag="", young_days=typed, size="25", **path)
        page = history(world, place.removeprefix("/history"))
        assert 'value="180"' in page and "size=25" in place and "bob@example.org" not in page
        assert 'aria-invalid="true" aria-describedby="young-fault"' in page
        assert re.search(
            f'role="alert">“{typed[:10]}” was not kept: give a whole number from 1 to 3650', page
        )
    assert "was not kept" not in history(world, "?young_days=30")


def test_what_is_no_number_of_days_comes_from_the_url_as_text_only(world: Any) -> None:
    world.vet("ann@example.com")
    assert "“&lt;b&gt;” was not kept" in history(world, "?young_days=<b>")


def test_the_table_says_what_the_owner_set(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    world.store.desk.set_owner(dossier_id, "Li <b>Na")
    world.store.dossiers.decide(Decision(dossier_id, "ask", world.clock()))
    page = history(world)
    assert "Li &lt;b&gt;Na" in page and '<td class="col-decision" data-head="Decision">Ask first</td>' in page
    for column in ("Level", "Address", "Name", "Company", "Country", "First seen", "Last check", "Changed",
                   "Tags", "Owner", "Decision"):  # fmt: skip
        assert re.search(rf"<th scope=\"col\"[^>]*>\s*(<a [^>]*>)?{column}", page), column
