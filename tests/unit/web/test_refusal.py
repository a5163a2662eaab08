"""Every error leaves in one form, and tells nothing of the program's inside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from whowrites.store import NotSaved
from whowrites.web import refusal
from whowrites.web.wording import catalog


def test_a_fault_of_ours_shows_no_stack_path_or_sql(
    world: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("SELECT secret FROM /home/x")

    monkeypatch.setattr(world.store.dossiers, "counts", broken)
    answer = world.client().get("/", headers=world.owner())
    assert answer.status_code == 500
    assert set(answer.json) == {"error", "message", "request_id"}
    assert not re.search(r"SELECT|Traceback|/home|RuntimeError", answer.text)
    assert "SELECT secret" in caplog.text  # the log has it, with the stack


def test_people_get_a_page_and_programs_get_json(world: Any) -> None:
    page = world.client().get("/vet", headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert page.mimetype == "text/html" and "whowrites open" in page.text
    assert world.client().get("/vet").json["error"] == "no_session"
    api = world.client().post("/api/v1/vet", headers={"Accept": "text/html"})
    assert api.mimetype == "application/json"


def test_a_refused_write_says_so_and_when_to_try_again(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise NotSaved("disk full")

    dossier_id = world.vet("a@example.com")[0]
    monkeypatch.setattr(world.store.dossiers, "decide", full)
    answer = world.call("decide", {"id": dossier_id, "decision": "ask"}, world.pair())
    assert (answer.status_code, answer.json["error"]) == (503, "not_saved")
    assert answer.headers["Retry-After"] == "60"


def test_every_refusal_in_the_code_has_its_sentence() -> None:

    sources = Path(refusal.__file__).parent.glob("*.py")
    codes = set()
    for source in sources:
        text = source.read_text("utf-8")
        codes |= set(re.findall(r"Refusal\(\d+, \"(\w+)\"", text)) | set(
            re.findall(r"BadBody\(\"(\w+)\"", text)
        )
        codes |= set(re.findall(r"PairingRefused\(\"(\w+)\"", text))
    assert len(codes) > 25
    for lang in ("en", "zh_CN"):
        assert {f"refusal.{code}" for code in codes} <= set(catalog(lang))


def test_ids_of_requests_differ(world: Any) -> None:
    ids = {world.client().get("/vet").json["request_id"] for _ in range(5)}
    assert len(ids) == 5


def test_the_log_holds_no_secret_and_no_address(world: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    headers = world.pair()
    world.call("vet", {"senders": [{"address": "named@person.example", "name": "Named Person"}]}, headers)
    world.call("vet", {"senders": [{"address": "x"}]}, {**headers, "Authorization": "Bearer guessed-token"})
    world.client().get(
        "/history?view=secretview", headers={"Cookie": f"whowrites_{world.port}=guessed-cookie"}
    )
    world.client().post("/enter", data={"ticket": "guessed-ticket"}, headers=world.owner())
    said = caplog.text
    assert "refused 401" in said
    for secret in ("person.example", "Named", "guessed", "secretview", headers["Authorization"][7:]):
        assert secret not in said


def test_a_page_that_refuses_leads_on(world: Any) -> None:
    gone = world.client().get("/dossier/none", headers={**world.owner(), "Accept": "text/html"})
    assert gone.status_code == 404 and '<a href="/">To the start page</a>' in gone.text
    assert "Go back in your browser" not in gone.text
    refused = world.post("/history/do", deed="burn")
    assert refused.status_code == 400 and "Go back in your browser: what you typed" in refused.text
