"""What anybody on this computer may see: no data, no version."""

from __future__ import annotations

from typing import Any


def test_healthz_says_who_and_which_api_and_no_more(world: Any) -> None:
    assert world.client().get("/healthz").json == {"app": "whowrites", "api": 1}


def test_openapi_describes_every_api_call_and_our_errors(world: Any) -> None:
    spec = world.client().get("/openapi.json").json
    routes = {rule.rule for rule in world.app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert set(spec["paths"]) == routes
    for path in spec["paths"].values():
        assert set(path) == {"post"}
        refused = path["post"]["responses"]["400"]["content"]["application/json"]["schema"]
        assert refused["$ref"].endswith("/Refused")
        assert "422" not in path["post"]["responses"]
    vet = spec["components"]["schemas"]["Vet"]["properties"]["senders"]
    assert vet["maxItems"] == 100
    assert "Sender" in str(vet["items"])


def test_static_serves_its_folder_and_nothing_else(world: Any) -> None:
    client = world.client()
    assert client.get("/static/base.css").mimetype == "text/css"
    assert client.get("/static/pair.js").mimetype.endswith("javascript")
    for name in ("..%2fserve.py", "%2e%2e/serve.py", "nothing.css", "", ".."):
        assert client.get(f"/static/{name}").status_code == 404
