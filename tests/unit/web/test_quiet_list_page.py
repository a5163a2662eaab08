"""The quiet list in the settings: an address or a domain goes on it and off again."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites import quiet_list
from whowrites.web.session import csrf_token


def post(world: Any, path: str, **form: str) -> Any:
    headers = world.owner()
    token = csrf_token(headers["Cookie"].partition("=")[2])
    return world.client().post(path, data={"csrf": token, **form}, headers=headers)


def names(world: Any) -> list[str]:
    return [entry.name for entry in quiet_list.read(world.store.settings).entries]


def test_an_address_and_a_domain_go_on_and_off(world: Any) -> None:
    assert (
        post(world, "/settings/quiet-list", entry=" Anna@Example.com ").headers["Location"]
        == "/settings#quiet-list"
    )
    post(world, "/settings/quiet-list", entry="https://www.example.org/about")
    assert names(world) == ["anna@example.com", "example.org"]
    shown = world.client().get("/settings", headers=world.owner()).text
    assert "since 2026-11-23" in shown
    assert "anna@example.com" in shown
    post(world, "/settings/quiet-list/remove", entry="anna@example.com")
    assert names(world) == ["example.org"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("anna@", "this is no domain"),
        ("a@b@c", "neither an address nor a domain"),
        ("gmail.com", "gives mailboxes to everybody"),
        ("co.uk", "an ending that many firms share"),
        ("a.example b.example", "one address or one domain at a time"),
        ("", "one address or one domain at a time"),
    ],
)
def test_what_is_neither_comes_back_as_it_was_typed(world: Any, typed: str, says: str) -> None:
    answer = post(world, "/settings/quiet-list", entry=typed)
    assert answer.status_code == 400
    assert says in answer.text
    assert f'value="{typed}"' in answer.text
    assert names(world) == []


def test_a_full_list_says_so(world: Any) -> None:
    world.store.settings.set(
        quiet_list.SETTING, {f"a{n}.example": "2026-01-01" for n in range(quiet_list.MOST)}
    )
    answer = post(world, "/settings/quiet-list", entry="anna@example.com")
    assert answer.status_code == 400
    assert "500 entries are the limit" in answer.text


def test_the_api_says_that_a_mark_is_quiet(world: Any) -> None:
    post(world, "/settings/quiet-list", entry="risky@example.com")
    senders = [{"ref": "1", "address": "risky@example.com", "name": "", "reply_to": None, "surface": "list"}]
    body = {"senders": senders, "reach": "passive", "lang": "en"}
    told = world.call("vet", body, world.pair()).get_json()
    card = told["results"][0]["dossier"]
    assert (card["level"], card["quiet"]) == ("high", True)
    assert card["quiet_since"].startswith("On your quiet list since 2026-11-23")
