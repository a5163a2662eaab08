"""What is kept of a dossier travels as JSON like everything else."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.model import Auth, Level
from whowrites.records import Sighting
from whowrites.wire import from_json, to_json

AT = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def test_a_sighting_comes_back_from_json_as_it_was() -> None:
    sighting = Sighting("Ann Example", None, Auth(spf="pass"), "list", Level.MEDIUM, AT, AT, 3)
    assert from_json(Sighting, to_json(sighting)) == sighting
