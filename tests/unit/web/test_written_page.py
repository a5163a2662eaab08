"""The owner's word on whom he writes to."""

from __future__ import annotations

from typing import Any


def page(world: Any) -> str:
    return str(world.client().get("/settings", headers=world.owner()).get_data(as_text=True))


def test_it_can_be_switched_off_and_on(world: Any) -> None:
    assert 'name="on" value="1" checked' in page(world)
    world.post("/settings/written")
    assert not world.store.written.on
    assert 'name="on" value="1" checked' not in page(world)
    world.post("/settings/written", on="1")
    assert world.store.written.on


def test_what_is_kept_is_counted_and_deleted(world: Any) -> None:
    assert "/settings/written/forget" not in page(world)
    world.store.written.note([("ana@mill.example", "Ana")])
    assert "People kept: 1" in page(world)
    assert world.post("/settings/written/forget").status_code == 303
    assert world.store.written.count() == 0
