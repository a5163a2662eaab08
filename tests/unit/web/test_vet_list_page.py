"""Many pasted addresses: vetted, sorted by risk, filled as answers come, each fault with its line."""

from __future__ import annotations

import re
from typing import Any

import pytest

from whowrites.web.session import csrf_token
from whowrites.web.vet_list_page import MAX_ADDRESSES


def paste(world: Any, text: str) -> Any:
    owner = world.owner()
    form = {"text": text, "csrf": csrf_token(owner["Cookie"].partition("=")[2])}
    return world.client().post("/vet/many", data=form, headers=owner)


def page(world: Any, answer: Any) -> str:
    assert answer.status_code == 303
    place = answer.headers["Location"]
    assert re.fullmatch(r"/vet/list/[0-9a-f]{32}(\?[a-z=&0-9]+)?", place)
    return str(world.client().get(place, headers=world.owner()).text)


def test_the_page_has_both_forms(world: Any) -> None:
    text = world.client().get("/vet", headers=world.owner()).text
    assert 'action="/vet"' in text and 'action="/vet/many"' in text


def test_answers_stand_worst_first_and_what_is_under_way_last(world: Any) -> None:
    text = page(world, paste(world, "ann@a.example\nslow@b.example\nRisky Man <risky@c.example>"))
    found = re.findall(r'class="address">([^<]*)<', text)
    assert found == ["risky@c.example", "ann@a.example", "slow@b.example"]
    assert "2 of 3 addresses are done" in text
    assert '<noscript><meta http-equiv="refresh"' in text and "progress.js" in text
    assert "Risky Man" in text


def test_the_state_counts_and_says_when_all_are_done(world: Any) -> None:
    def state(text: str) -> Any:
        place = paste(world, text).headers["Location"]
        return world.client().get(f"{place}/state", headers=world.owner()).json

    assert state("ann@a.example slow@b.example") == {"complete": False, "findings": 1}
    assert state("ann@a.example") == {"complete": True, "findings": 1}


def test_when_all_are_done_the_page_asks_no_more(world: Any) -> None:
    text = page(world, paste(world, "ann@a.example"))
    assert "All done" in text
    assert "progress.js" not in text and "http-equiv" not in text


def test_each_is_met_once(world: Any) -> None:
    place = paste(world, "Ann <ann@a.example>").headers["Location"]
    for _ in range(3):
        world.client().get(place, headers=world.owner())
    list_id = place.rpartition("/")[2]
    assert [row.met for row in world.store.vet_lists.rows(list_id)] == [True]


def test_a_fault_names_its_line(world: Any) -> None:
    text = page(world, paste(world, "ann@a.example\n\nb@@<script>"))
    assert "Not an address: 1" in text
    assert '<td class="count" data-head="Line">3</td>' in text and "b@@" in text and "<script>" not in text


def test_a_text_without_addresses_comes_back(world: Any) -> None:
    answer = paste(world, "nobody <here>")
    assert answer.status_code == 400
    assert "There is no address in this text" in answer.text
    assert "nobody &lt;here&gt;</textarea>" in answer.text and 'aria-invalid="true"' in answer.text


def test_too_many_are_refused_with_the_limit_and_nothing_is_vetted(world: Any) -> None:
    answer = paste(world, " ".join(f"p{n}@a.example" for n in range(MAX_ADDRESSES + 1)))
    assert answer.status_code == 413
    assert "holds 1001 addresses; at most 1000" in answer.text
    assert "p1000@a.example" in answer.text
    assert world.vets.asked == []


@pytest.mark.parametrize("tail", ["", "/state"])
def test_there_is_no_such_list(world: Any, tail: str) -> None:
    answer = world.client().get(f"/vet/list/{'0' * 32}{tail}", headers=world.owner())
    assert answer.status_code == 404


def test_what_was_left_out_of_the_text_is_counted(world: Any) -> None:
    text = page(world, paste(world, "Buyers\nann@a.example, ANN@a.example\nbob at b.example"))
    assert "Lines with text but without an address: 2" in text
    assert "counted once: 1" in text
    place = paste(world, "ann@a.example").headers["Location"]
    assert "?" not in place
    odd = world.client().get(f"{place}?without=x&repeated=-3", headers=world.owner()).text
    assert "Lines with text" not in odd and "counted once" not in odd
