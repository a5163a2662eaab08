"""The calls of the API are described as they are served, and only when somebody asks."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from whowrites.web import bodies
from whowrites.web.calls import Calls, description


def view(body: bodies.NoteBody) -> dict[str, str]:
    """Gives it back."""
    return {"text": body.text}


def test_a_call_is_described_with_its_body_its_summary_and_its_refusals() -> None:
    calls = Calls("some", __name__, token=True)
    assert calls.call("/note", "Keep a note")(view) is view
    described = description([calls])
    operation = described["paths"]["/api/v1/note"]["post"]
    assert operation["summary"] == "Keep a note"
    assert operation["description"] == "Gives it back."
    assert operation["security"] == [{"token": []}]
    assert set(operation["responses"]) >= {"200", "400", "401", "403", "404", "413", "415", "429"}
    assert described["components"]["schemas"]["NoteBody"]["properties"]["text"]["maxLength"] == 4000
    assert description([calls]) == described, "asking twice is no fault"


def test_calls_without_a_token_say_so() -> None:
    calls = Calls("open", __name__)
    calls.call("/hello", "Hello")(view)
    assert "security" not in description([calls])["paths"]["/api/v1/hello"]["post"]


def test_the_description_asked_for_twice_is_the_same(world: Any) -> None:
    client = world.client()
    assert client.get("/openapi.json").json == client.get("/openapi.json").json


def test_no_description_is_made_before_somebody_asks() -> None:
    script = (
        "import pydantic.json_schema as j\n"
        "def never(*a, **k): raise AssertionError('described')\n"
        "j.model_json_schema = never\n"
        "import whowrites.web.api, whowrites.web.handshake_api, whowrites.web.changes_api"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
