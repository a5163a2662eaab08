"""The forms that registries write, each with an invented record: `formats*.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from whowrites.sources.whois_text import read

FILES = sorted(Path(__file__).parent.glob("formats*.toml"))
FORMS = [form for file in FILES for form in tomllib.loads(file.read_text("utf-8"))["form"]]


@pytest.mark.parametrize("form", FORMS, ids=[form["domain"] for form in FORMS])
def test_a_form(form: dict[str, str]) -> None:
    reading = read(form["text"], form["domain"])
    assert reading.outcome == "registered" and reading.registration is not None
    record = reading.registration
    found = [
        reading.days.get("created"),
        reading.days.get("expires"),
        record.registrar,
        record.registrant_org,
        record.registrant_country,
    ]
    shown = [(value or "-").replace(", ", ",").replace(" ", "_") for value in found]
    assert " ".join([*shown, str(len(record.name_servers))]) == form["want"].replace(",_", ",")
