"""Settings: where the data is, and how much."""

from __future__ import annotations

from typing import Any


def test_folder_and_count_stand_there(world: Any) -> None:
    page = world.client().get("/settings/data", headers=world.owner()).text
    assert str(world.store.path.parent) in page
    assert "Dossiers kept: 0." in page
