"""Settings: the version, and the report that can be copied."""

from __future__ import annotations

from typing import Any

from whowrites import __version__


def test_version_and_report_stand_there(world: Any) -> None:
    page = world.client().get("/settings/about", headers=world.owner()).text
    assert f"WhoWrites {__version__}" in page
    assert "Switches: website on, mailbox off" in page
    assert 'data-copy="report"' in page
