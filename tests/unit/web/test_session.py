"""The owner's cookie and the token of his forms."""

from __future__ import annotations

from typing import Any

from whowrites.web.session import csrf_token


def test_the_cookie_is_for_this_companion_and_not_for_scripts(world: Any) -> None:
    ticket = world.store.browsers.new_ticket("start")
    entered = world.client().post(
        "/enter", data={"ticket": ticket}, headers={"Origin": world.base, "Sec-Fetch-Site": "same-origin"}
    )
    cookie = entered.headers["Set-Cookie"]
    assert cookie.startswith(f"whowrites_{world.port}=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie and "Expires" not in cookie


def test_the_cookie_of_another_port_is_not_ours(world: Any) -> None:
    other = {**world.owner(), "Cookie": f"whowrites_{world.port + 1}={world.cookie()}"}
    assert world.client().get("/vet", headers=other).status_code == 401


def test_each_session_has_its_own_form_token_which_does_not_show_the_session() -> None:
    assert csrf_token("a") != csrf_token("b")
    assert csrf_token("a") == csrf_token("a")
    assert "secret" not in csrf_token("secret")
