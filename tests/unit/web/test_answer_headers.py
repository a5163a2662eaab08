"""The headers stand on every answer of the application, of whatever status and whoever made it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Response

from whowrites.web.answer_headers import HEADERS, POLICY, stamp
from whowrites.web.session import csrf_token


def test_our_headers_win_and_the_server_stays_unnamed() -> None:
    response = Response(headers={"Cache-Control": "public", "Server": "x", "Vary": "Cookie"})
    assert dict(stamp(response).headers).items() >= HEADERS.items()
    assert "Server" not in response.headers


@pytest.mark.parametrize("part", ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
def test_the_policy_starts_from_nothing(part: str) -> None:
    assert part in POLICY
    assert "unsafe" not in POLICY
    assert "require-trusted-types-for 'script'" in POLICY


def test_on_200_303_4xx_5xx_static_and_a_preflight(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, client = world.owner(), world.client()
    token = csrf_token(owner["Cookie"].partition("=")[2])
    answers = [
        client.get("/healthz"),
        client.get("/static/base.css"),
        client.get("/vet", headers=owner),
        client.get("/nowhere"),
        client.get("/vet"),
        client.get("/vet", headers={"Host": "evil.example"}),
        client.put("/vet"),
        world.call("vet", {"senders": [], "x": 1}, world.pair()),
        client.options(
            "/api/v1/vet", headers={"Origin": world.chrome, "Access-Control-Request-Method": "POST"}
        ),
        client.post("/history/search", headers=owner, data={"csrf": "wrong"}),
        client.post("/history/search", headers=owner, data={"csrf": token}),
    ]
    monkeypatch.setattr(world.store.dossiers, "counts", lambda: 1 / 0)
    answers.append(client.get("/", headers=owner))
    statuses = sorted({answer.status_code for answer in answers})
    assert statuses == [200, 204, 303, 400, 401, 403, 404, 405, 421, 500]
    for answer in answers:
        assert dict(answer.headers).items() >= HEADERS.items(), answer.status
        assert answer.headers.getlist("Vary") == ["Origin"]
