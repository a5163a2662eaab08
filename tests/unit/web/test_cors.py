"""Allow headers go to paired extensions that call across sites, and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest

ASK = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
}


def preflight(world: Any, origin: str, path: str = "/api/v1/vet", **more: str) -> Any:
    return world.client().options(path, headers={"Origin": origin, **ASK, **more})


def allow_headers(answer: Any) -> list[str]:
    return [name for name, _ in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("origin", ["https://mail.google.com", "chrome-extension://" + "p" * 32, "null"])
def test_a_foreign_preflight_gets_nothing(world: Any, origin: str) -> None:
    world.pair()
    answer = preflight(world, origin, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert allow_headers(answer) == []


def test_a_paired_preflight_gets_its_exact_origin(world: Any) -> None:
    world.pair()
    answer = preflight(world, world.chrome, **{"Access-Control-Request-Private-Network": "true"})
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == world.chrome
    assert answer.headers["Access-Control-Allow-Methods"] == "POST"
    assert answer.headers["Access-Control-Allow-Headers"] == "authorization, content-type"
    assert answer.headers["Vary"] == "Origin"
    assert answer.headers.get("Access-Control-Allow-Private-Network") != "true"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_any_extension_may_ask_to_pair_and_only_that(world: Any) -> None:
    assert preflight(world, world.firefox, "/api/v1/pair/start").status_code == 204
    assert preflight(world, world.firefox, "/api/v1/vet").status_code == 403
    assert preflight(world, "https://a.example", "/api/v1/pair/start").status_code == 403


def test_pages_have_no_preflight(world: Any) -> None:
    world.pair()
    answer = preflight(world, world.chrome, "/history")
    assert answer.status_code == 405
    assert allow_headers(answer) == []


def test_the_call_itself_carries_the_header_only_across_sites(world: Any) -> None:
    headers = world.pair()
    across = world.call("vet", {"senders": []}, {**headers, "Sec-Fetch-Site": "cross-site"})
    assert (across.status_code, across.headers["Access-Control-Allow-Origin"]) == (200, world.chrome)
    own = world.call("vet", {"senders": []}, {**headers, "Sec-Fetch-Site": "none"})
    assert own.status_code == 200
    assert allow_headers(own) == []
