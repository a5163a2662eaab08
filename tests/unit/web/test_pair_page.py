"""The owner's side: only his session, with the form of his page, allows or ends a pairing."""

from __future__ import annotations

from typing import Any

from whowrites.web.pairing import hash_of
from whowrites.web.session import csrf_token

VERIFIER = "p" * 43


def ask(world: Any, browser: str = "Firefox") -> str:
    body = {"verifier_hash": hash_of(VERIFIER), "browser": browser}
    return str(world.call("pair/start", body, {"Origin": world.chrome}).json["pair_id"])


def form(world: Any, owner: dict[str, str], **fields: str) -> dict[str, str]:
    return {"csrf": csrf_token(owner["Cookie"].partition("=")[2]), **fields}


def test_allow_needs_session_form_and_own_page(world: Any) -> None:
    pair_id, owner = ask(world), world.owner()
    good = form(world, owner, pair_id=pair_id, answer="allow")
    client = world.client()
    without_session = {key: value for key, value in owner.items() if key != "Cookie"}
    assert client.post("/pair/answer", data=good, headers=without_session).status_code == 401
    assert client.post("/pair/answer", data={**good, "csrf": ""}, headers=owner).status_code == 403
    stale = {**good, "csrf": csrf_token("other session")}
    assert client.post("/pair/answer", data=stale, headers=owner).status_code == 403
    across = {**owner, "Sec-Fetch-Site": "cross-site", "Origin": "https://a.example"}
    assert client.post("/pair/answer", data=good, headers=across).status_code == 403
    assert client.get("/pair/answer", headers=owner).status_code == 405
    assert world.views == ["handshake.pair_start"]
    assert client.post("/pair/answer", data=good, headers=owner).status_code == 303


def test_anything_but_allow_denies(world: Any) -> None:
    pair_id, owner = ask(world), world.owner()
    answer = form(world, owner, pair_id=pair_id, answer="Allow")
    world.client().post("/pair/answer", data=answer, headers=owner)
    finish = world.call("pair/finish", {"pair_id": pair_id, "verifier": VERIFIER}, {"Origin": world.chrome})
    assert (finish.status_code, finish.json["error"]) == (403, "denied")


def test_the_question_names_the_extension_and_deny_has_the_focus(world: Any) -> None:
    ask(world, "Firefox")
    page = world.client().get("/pair", headers=world.owner()).text
    assert "Firefox extension wants to connect" in page
    assert world.chrome in page
    assert "not connected before" in page
    assert 'value="deny" autofocus' in page


def test_the_page_notices_a_new_request_and_a_new_browser(world: Any) -> None:
    owner, client = world.owner(), world.client()
    assert client.get("/pair/state", headers=owner).json == {"pending": "", "browsers": 0}
    pair_id = ask(world)
    world.pair(world.firefox)
    assert client.get("/pair/state", headers=owner).json == {"pending": pair_id, "browsers": 1}


def test_disconnect_takes_a_browser_off_the_list(world: Any) -> None:
    world.pair()
    owner = world.owner()
    browser = world.store.browsers.list()[0]
    assert world.chrome in world.client().get("/", headers=owner).text
    world.client().post("/pair/revoke", data=form(world, owner, id=browser.id), headers=owner)
    assert world.chrome not in world.client().get("/", headers=owner).text


def test_the_code_is_on_the_page_while_it_is_good(world: Any) -> None:
    owner = world.owner()
    assert world.client().post("/pair/code", data=form(world, owner), headers=owner).status_code == 303
    digits = world.app.extensions["whowrites"].desk.code().digits
    assert digits in world.client().get("/pair", headers=owner).text
    world.clock.forward(121)
    assert digits not in world.client().get("/pair", headers=owner).text
