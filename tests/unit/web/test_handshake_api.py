"""Hello and pairing over HTTP, as the extension calls them."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.web.pairing import hash_of
from whowrites.web.proof import holds
from whowrites.web.session import csrf_token

VERIFIER = "v" * 43
NONCE = "n" * 43


def start(world: Any, origin: str | None = None) -> Any:
    body = {"verifier_hash": hash_of(VERIFIER), "browser": "Chromium", "version": "1.0"}
    return world.call("pair/start", body, {"Origin": origin or world.chrome})


def finish(world: Any, pair_id: str, **more: str) -> Any:
    body = {"pair_id": pair_id, "verifier": VERIFIER, **more}
    return world.call("pair/finish", body, {"Origin": world.chrome})


def answer(world: Any, pair_id: str, word: str) -> Any:
    owner = world.owner()
    form = {"pair_id": pair_id, "answer": word, "csrf": csrf_token(owner["Cookie"].partition("=")[2])}
    return world.client().post("/pair/answer", data=form, headers=owner)


def test_two_clicks(world: Any) -> None:
    started = start(world).json
    assert set(started) == {"pair_id", "number", "expires_s"} and started["expires_s"] == 120
    waiting = finish(world, started["pair_id"])
    assert (waiting.status_code, waiting.json) == (202, {"state": "waiting"})
    assert started["number"] in world.client().get("/pair", headers=world.owner()).text
    assert answer(world, started["pair_id"], "allow").status_code == 303
    given = finish(world, started["pair_id"])
    assert given.status_code == 200
    token = given.json["token"]
    assert len(token) == len(given.json["key"]) == 43
    headers = {"Origin": world.chrome, "Authorization": f"Bearer {token}"}
    assert world.call("vet", {"senders": []}, headers).status_code == 200
    again = finish(world, started["pair_id"])
    assert (again.status_code, again.json["error"]) == (410, "gone")


def test_hello_proves_the_key_of_the_pairing(world: Any) -> None:
    pair_id = start(world).json["pair_id"]
    answer(world, pair_id, "allow")
    key = finish(world, pair_id).json["key"]
    hello = world.call("hello", {"nonce": NONCE}, {"Origin": world.chrome})
    assert holds(hello.json["proof"], key, world.port, NONCE)
    assert not holds(hello.json["proof"], key, world.port, "m" * 43)
    assert hello.json["api"] == 1
    once_more = world.call("hello", {"nonce": "m" * 43}, {"Origin": world.chrome})
    assert once_more.json["server_id"] == hello.json["server_id"]
    assert once_more.json["proof"] != hello.json["proof"]


@pytest.mark.parametrize("nonce", ["", "short", "n" * 44, "n" * 42 + "|", 5, None])
def test_hello_wants_a_full_nonce(world: Any, nonce: Any) -> None:
    world.pair()
    assert world.call("hello", {"nonce": nonce}, {"Origin": world.chrome}).status_code == 400


@pytest.mark.parametrize("origin", ["https://mail.google.com", "http://127.0.0.1:8737", "null", None])
def test_no_web_page_and_no_program_may_start_a_pairing(world: Any, origin: str | None) -> None:
    body = {"verifier_hash": hash_of(VERIFIER)}
    assert world.call("pair/start", body, {"Origin": origin} if origin else {}).status_code == 403
    assert world.app.extensions["whowrites"].desk.pending() is None


def test_deny_wrong_verifier_too_late(world: Any) -> None:
    denied = start(world).json["pair_id"]
    answer(world, denied, "deny")
    assert finish(world, denied).status_code == 403
    other = start(world).json["pair_id"]
    assert finish(world, other, verifier="w" * 43).status_code == 403
    world.clock.forward(121)
    assert finish(world, other).status_code == 410
    assert answer(world, other, "allow").status_code == 410
    assert finish(world, "0" * 32).status_code == 404


def test_the_sixth_start_in_a_minute_waits_and_refused_ones_do_not_count(world: Any) -> None:
    for _ in range(8):
        assert world.call("pair/start", {"verifier_hash": "x"}, {"Origin": world.chrome}).status_code == 400
        assert world.call("pair/start", {}, {"Origin": "https://a.example"}).status_code == 403
    assert [start(world).status_code for _ in range(6)] == [200] * 5 + [429]
    assert int(start(world).headers["Retry-After"]) > 0


def test_a_code_ends_after_five_wrong_tries(world: Any) -> None:
    pair_id = start(world).json["pair_id"]
    code = world.app.extensions["whowrites"].desk.show_code().digits
    wrong = "000000" if code != "000000" else "111111"
    assert [finish(world, pair_id, code=wrong).status_code for _ in range(5)] == [403] * 5
    assert finish(world, pair_id, code=code).status_code == 429


def test_the_right_code_connects(world: Any) -> None:
    pair_id = start(world).json["pair_id"]
    code = world.app.extensions["whowrites"].desk.show_code().digits
    assert finish(world, pair_id, code=code).status_code == 200


def test_pairing_again_rotates_the_token(world: Any) -> None:
    old = world.pair()
    pair_id = start(world).json["pair_id"]
    answer(world, pair_id, "allow")
    token = finish(world, pair_id).json["token"]
    assert world.call("vet", {"senders": []}, old).status_code == 401
    new = {"Origin": world.chrome, "Authorization": f"Bearer {token}"}
    assert world.call("vet", {"senders": []}, new).status_code == 200
    assert len(world.store.browsers.list()) == 1
