"""The way in: an empty page, and a session for a good ticket only."""

from __future__ import annotations

from typing import Any

OWN = {"Origin": "http://127.0.0.1:8737", "Sec-Fetch-Site": "same-origin"}


def test_the_page_is_empty_and_may_be_opened_from_a_file(world: Any) -> None:
    world.vet("a@example.com")
    opened = world.client().get(
        "/enter", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    )
    assert opened.status_code == 200
    assert "example.com" not in opened.text
    assert "Set-Cookie" not in opened.headers
    fetched = world.client().get(
        "/enter", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    )
    assert fetched.status_code == 403


def test_a_good_ticket_gives_a_session_that_opens_the_pages(world: Any) -> None:
    entered = world.client().post(
        "/enter", data={"ticket": world.store.browsers.new_ticket("start")}, headers=OWN
    )
    assert entered.json == {"to": "/"}
    cookie = entered.headers["Set-Cookie"].partition(";")[0]
    assert world.client().get("/vet", headers={"Cookie": cookie}).status_code == 200


def test_used_old_and_guessed_tickets_give_none_and_count(world: Any) -> None:
    ticket = world.store.browsers.new_ticket("start")
    world.clock.forward(121)
    tries = [ticket, *[f"guess-{n}" for n in range(10)]]
    answers = [world.client().post("/enter", data={"ticket": t}, headers=OWN) for t in tries]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert all("Set-Cookie" not in answer.headers for answer in answers)


def test_another_site_cannot_hand_in_a_ticket(world: Any) -> None:
    form = {"ticket": world.store.browsers.new_ticket("start")}
    assert (
        world.client().post("/enter", data=form, headers={"Origin": "https://a.example"}).status_code == 403
    )
    assert world.client().post("/enter", data=form).status_code == 403
    assert world.client().post("/enter", data=form, headers=OWN).status_code == 200
