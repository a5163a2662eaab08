"""Chromium: the background stopped in the middle of a vetting, and the extension reloaded under an open mail
page.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Error

from browser.letters import INVENTED, LAB
from browser.running_chromium import EXTENSION_ID, Chromium, chromium_flags, open_chromium
from browser.shadow import Shadows

STRANGERS = len(INVENTED) - 1


@pytest.fixture(scope="module")
def chromium(playwright, pages):
    """With the developer's mode, without which Chromium starts no unpacked extension a second time."""
    with tempfile.TemporaryDirectory() as profile:
        preferences = Path(profile, "Default", "Preferences")
        preferences.parent.mkdir()
        preferences.write_text(json.dumps({"extensions": {"ui": {"developer_mode": True}}}))
        context = open_chromium(playwright, profile, chromium_flags(pages))
        yield Chromium(context)
        context.close()


@pytest.fixture
def slow_lab(lab):
    lab.delay = 0.6
    yield lab
    lab.delay = 0.0


def stop_workers(paired) -> None:
    own = paired.own_page("pages/options.html")
    session = paired.context.new_cdp_session(own)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    own.close()


def reload_extension(paired) -> None:
    """As an update does it; returns once the new one runs."""
    own = paired.own_page("pages/options.html")
    with own.expect_event("close"):
        own.evaluate("() => void setTimeout(() => chrome.runtime.reload())")
    for _ in range(50):
        page = paired.context.new_page()
        try:
            page.goto(f"chrome-extension://{EXTENSION_ID}/pages/options.html")
            page.locator("#state:not(:empty)").wait_for(timeout=2000)
            return
        except Error:
            page.wait_for_timeout(100)
        finally:
            page.close()
    raise AssertionError("the extension did not come back")


def test_worker_stopped_in_mid_vet_is_asked_again_and_sources_are_asked_once(paired, slow_lab):
    before = len(slow_lab.log)
    page = paired.context.new_page()
    page.set_viewport_size({"width": 1280, "height": 4000})
    page.goto("https://mail.google.com/mail/?mails=lab")
    shadows = Shadows(page)
    for _ in range(3):
        shadows.until(lambda found: any(badge.look == "checking" for badge in found))
        stop_workers(paired)
        page.bring_to_front()
    slow_lab.delay = 0.0
    shadows.settled(len(LAB))
    asked = Counter(slow_lab.log[before:])
    assert len(asked) > 20
    assert {question: times for question, times in asked.items() if times > 1} == {}
    page.close()


def test_reload_of_the_extension_silences_the_old_script_and_leaves_no_old_badge(paired):
    page = paired.context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("https://mail.google.com/mail/")
    shadows = Shadows(page)
    shadows.settled(STRANGERS)
    reload_extension(paired)
    page.bring_to_front()
    page.evaluate("() => document.querySelector('tr.zA [email]').setAttribute('email', 'new@example.org')")
    shadows.until(lambda found: found == [])
    assert page.locator("[data-whowrites]").count() == 0
    page.wait_for_timeout(2500)
    assert (said, shadows.layers()) == ([], [])
    popup = paired.own_page("pages/popup.html")
    popup.locator("#senders", has_text="Reload it").wait_for()
    popup.close()
    page.reload()
    shadows.settled(STRANGERS)
    page.close()


def switch(paired, *, on: bool) -> None:
    """As the page of the extensions does it."""
    page = paired.context.new_page()
    page.goto("chrome://extensions")
    page.evaluate("([id, on]) => chrome.management.setEnabled(id, on)", [EXTENSION_ID, on])
    page.close()


def test_extension_switched_off_takes_its_marks_and_its_card_along(paired):
    page = paired.context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("https://mail.google.com/mail/")
    shadows = Shadows(page)
    before = shadows.settled(STRANGERS)
    shadows.click(before[0].button)
    shadows.wait_layer("Next step")
    switch(paired, on=False)
    page.bring_to_front()
    # Nothing changes on the page, and still they go.
    shadows.until(lambda found: found == [], 4)
    assert page.locator("[data-whowrites]").count() == 0
    switch(paired, on=True)
    page.bring_to_front()
    page.reload()
    assert [badge.beside for badge in shadows.settled(STRANGERS)] == [badge.beside for badge in before]
    assert said == []
    page.close()
