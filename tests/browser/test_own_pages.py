"""The popup and the options in Chromium: for everybody, in both themes, in every state."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import free_port
from browser.shadow import Shadows

THEMES = ["light", "dark"]


def grave(page) -> list[str]:
    """The rules of axe that the page breaks seriously, each with where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html']}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_options_shut_nobody_out(paired, theme):
    page = paired.own_page("pages/options.html")
    page.emulate_media(color_scheme=theme)
    page.locator("#state:not(:empty)").wait_for()
    assert grave(page) == []
    page.close()


@pytest.mark.parametrize("theme", THEMES)
def test_popup_with_senders_and_with_a_dossier(paired, theme):
    mail = paired.context.new_page()
    mail.goto("https://mail.google.com/mail/")
    Shadows(mail).settled(6)
    popup = paired.own_page("pages/popup.html")
    popup.emulate_media(color_scheme=theme)
    popup.locator(".sender").first.wait_for()
    assert grave(popup) == []
    popup.locator(".sender").first.click()
    popup.locator("#result .buttons").wait_for()
    assert grave(popup) == []
    popup.close()
    mail.close()


@pytest.mark.parametrize("theme", THEMES)
def test_popup_without_a_companion_and_while_pairing(paired, companion, theme):
    paired.use_port(free_port())
    popup = paired.own_page("pages/popup.html")
    popup.emulate_media(color_scheme=theme)
    popup.locator("#try_again").wait_for()
    assert grave(popup) == []
    popup.close()
    paired.use_port(companion.port)


def test_popup_while_pairing(chromium, companion):
    chromium.use_port(companion.port)
    options = chromium.own_page("pages/options.html")
    options.locator("#state:not(:empty)").wait_for()
    if options.locator("#forget").is_visible():
        options.locator("#forget").click()
        options.get_by_text("Not connected").wait_for()
    options.close()
    popup = chromium.own_page("pages/popup.html")
    popup.locator("#connect").click()
    popup.locator("#number").wait_for()
    popup.locator("summary").click()
    assert grave(popup) == []
    popup.close()
