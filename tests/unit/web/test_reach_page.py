"""Settings: the switches by the moment at which they count, and the consent."""

from __future__ import annotations

from typing import Any

from whowrites import switches
from whowrites.web.session import csrf_token


def post(world: Any, path: str, **form: Any) -> Any:
    headers = world.owner()
    token = csrf_token(headers["Cookie"].partition("=")[2])
    return world.client().post(path, data={"csrf": token, **form}, headers=headers)


def page(world: Any) -> str:
    return str(world.client().get("/settings/reach", headers=world.owner()).text)


def test_what_is_asked_by_itself_stands_apart_from_what_a_click_asks(world: Any) -> None:
    opening, _, click = page(world).partition('id="click"')
    assert {name for name in switches.DEFAULTS if f'value="{name}"' in opening} == switches.ON_OPENING
    assert all(f'value="{name}"' in click for name in set(switches.DEFAULTS) - switches.ON_OPENING)


def test_consent_is_given_and_withdrawn_and_the_switches_stay(world: Any) -> None:
    assert "You have not agreed yet" in page(world)
    post(world, "/settings/switches", switch=["website", "years"])
    assert "You agreed" in page(world)
    assert post(world, "/settings/consent/withdraw").headers["Location"] == "/settings/reach#consent"
    assert not switches.consented(world.store.settings)
    assert switches.on(world.store.settings) == {"website", "years"}
    assert "You have not agreed yet" in page(world)
