"""Chromium: the popup says when one of the two is older than the other, and what to do about it."""

from __future__ import annotations

import dataclasses
import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from whowrites import __version__
from whowrites.web import handshake_api


@pytest.fixture
def popup(paired):
    page = paired.own_page("pages/popup.html")
    page.locator("#state.is-ok").wait_for()
    yield page
    page.close()


def test_both_of_one_release_say_nothing(popup):
    assert popup.locator("#state p").count() == 0


def test_companion_that_brings_a_newer_extension_offers_to_reload(popup, companion, tmp_path):
    rooms = companion.app.extensions["whowrites"]
    (tmp_path / "manifest.json").write_text(json.dumps({"version": "9.0.0"}))
    companion.app.extensions["whowrites"] = dataclasses.replace(rooms, extension_dir=tmp_path)
    popup.reload()
    popup.get_by_text("The companion brings a newer extension than this one.").wait_for()
    assert popup.get_by_role("button", name="Reload the extension").is_visible()
    assert Axe().run(popup).response["violations"] == []
    companion.app.extensions["whowrites"] = rooms
    popup.reload()
    popup.locator("#state.is-ok").wait_for()
    assert popup.locator("#state p").count() == 0


def test_older_companion_is_named_with_its_command(popup, companion, monkeypatch, tmp_path):
    rooms = companion.app.extensions["whowrites"]
    companion.app.extensions["whowrites"] = dataclasses.replace(rooms, extension_dir=tmp_path)
    monkeypatch.setattr(handshake_api, "__version__", "0.0.1")
    popup.reload()
    popup.get_by_text("The companion is older than this extension.").wait_for()
    assert popup.locator("#state code").inner_text() == "pipx upgrade whowrites"
    companion.app.extensions["whowrites"] = rooms


def test_companion_s_page_knows_the_release_from_the_handshake(popup, companion):
    names = [browser.name for browser in companion.store.browsers.list()]
    assert names[0].endswith(f" {__version__}")
