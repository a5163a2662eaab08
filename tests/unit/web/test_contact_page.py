"""Asking the sender's own servers: consent first, then the switches, and the click starts it."""

from __future__ import annotations

from typing import Any

from whowrites import switches
from whowrites.model import Reach


def page(world: Any, path: str) -> str:
    return str(world.client().get(path, headers=world.owner()).get_data(as_text=True))


def test_the_first_click_asks_and_the_web_site_is_the_default(world: Any) -> None:
    dossier_id = world.vet("ann@example.com")[0]
    shown = page(world, f"/dossier/{dossier_id}")
    assert 'value="website" checked' in shown
    assert 'value="mailbox">' in shown
    # The same click asks these, so they are asked about too; blocklists are not asked by a click.
    assert 'value="years">' in shown and 'value="registers">' in shown and 'value="blocklists"' not in shown
    world.post(f"/dossier/{dossier_id}/contact")
    assert world.vets.rechecked == [], "without a choice nothing is asked"
    done = world.post(f"/dossier/{dossier_id}/contact", choice="1", switch=["website", "mailbox"])
    assert done.headers["Location"] == f"/dossier/{dossier_id}"
    assert world.vets.rechecked == ["ann@example.com"]
    assert world.vets.reaches == [Reach.CONTACT]
    assert switches.on(world.store.settings) == {"website", "mailbox"}


def test_later_clicks_ask_nothing_more_and_keep_the_choice(world: Any) -> None:
    dossier_id = world.vet("ann@example.com")[0]
    switches.choose(world.store.settings, {"website", "blocklists"})
    assert 'name="choice"' not in page(world, f"/dossier/{dossier_id}")
    world.post(f"/dossier/{dossier_id}/contact")
    assert world.vets.rechecked == ["ann@example.com"]
    world.post(f"/dossier/{dossier_id}/contact", choice="1", switch=["mailbox", "years"])
    assert switches.on(world.store.settings) == {"mailbox", "years", "blocklists"}


def test_the_settings_show_and_keep_every_switch(world: Any) -> None:
    assert page(world, "/settings/reach").count('name="switch"') == len(switches.DEFAULTS)
    world.post("/settings/switches", switch=["blocklists"])
    assert switches.on(world.store.settings) == {"blocklists"}
    assert 'value="blocklists" checked' in page(world, "/settings/reach")


def test_an_unknown_dossier_is_404(world: Any) -> None:
    assert world.post(f"/dossier/{'f' * 32}/contact", choice="1").status_code == 404
