"""The front page: how to load the extension until a browser is connected, then who was vetted last."""

from __future__ import annotations

from typing import Any


def test_at_first_it_shows_the_folder_and_the_steps(world: Any) -> None:
    page = world.client().get("/", headers=world.owner()).text
    assert str(world.app.extensions["whowrites"].extension_dir) in page
    assert "chrome://extensions" in page and "about:debugging" in page
    assert f"port {world.port}" in page


def test_a_waiting_request_shows_its_number_and_whether_the_extension_is_known(world: Any) -> None:
    world.pair()
    desk = world.app.extensions["whowrites"].desk
    number = desk.start(world.chrome, "<b>Chromium</b>", "1", "0" * 64).number
    page = world.client().get("/", headers=world.owner()).text
    assert number in page
    assert "was connected before" in page
    assert "<b>Chromium</b>" not in page and "&lt;b&gt;Chromium" in page


def test_the_last_senders_lead_to_their_dossiers(world: Any) -> None:
    dossier_id = world.vet("risky@example.com")[0]
    page = world.client().get("/", headers=world.owner()).text
    assert f"/dossier/{dossier_id}" in page
    assert "High risk" in page


def test_what_happened_to_the_database_is_said(world: Any) -> None:
    world.store.notices = ("database_restored",)
    assert "newest good backup" in world.client().get("/", headers=world.owner()).text
