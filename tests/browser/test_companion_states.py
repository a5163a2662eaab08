"""Chromium: what is shown, and what is sent, when the companion is off, back, or not the companion at all."""

from __future__ import annotations

import json

import pytest

from browser.letters import INVENTED
from browser.running_chromium import EXTENSION_ID
from browser.shadow import Shadows
from browser.stranger import stranger

STRANGERS = len(INVENTED) - 1


@pytest.fixture
def off(paired, companion):
    companion.stop()
    yield companion
    companion.start()
    popup = paired.own_page("pages/popup.html")
    if popup.locator("#try_again, #use_port").first.is_visible():
        popup.locator("#try_again, #use_port").first.click()
    popup.locator("#state.is-ok").wait_for()
    popup.close()


def title(paired) -> str:
    return paired.worker().evaluate("() => chrome.action.getTitle({})")


def test_off_is_grey_with_one_action_and_comes_back_by_itself(paired, companion):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    shadows = Shadows(page)
    shadows.settled(STRANGERS)
    companion.stop()
    page.reload()
    page.wait_for_timeout(600)
    assert shadows.badges() == []
    assert title(paired) == "Companion is not running"
    popup = paired.own_page("pages/popup.html")
    assert popup.locator("#state h2").inner_text() == "Companion is not running"
    assert popup.locator("code").inner_text() == "whowrites"
    assert popup.locator("button.first").count() == 1
    companion.start()
    popup.locator("#try_again").click()
    popup.locator("#state.is-ok").wait_for()
    popup.close()
    page.bring_to_front()
    shadows.settled(STRANGERS)
    assert title(paired) == "WhoWrites"
    page.close()


WHO_KNOWS = [
    (
        200,
        json.dumps({"app": "whowrites", "api": 1, "proof": "0" * 64, "token": "x"}).encode(),
        "Another program",
    ),
    (200, b"<html>hello</html>", "Another program"),
    (500, b"{}", "Companion is not running"),
]


@pytest.mark.parametrize(("status", "body", "line"), WHO_KNOWS)
def test_stranger_on_the_port_gets_no_address_and_no_token(paired, off, status, body, line):
    with stranger(off.port, status, body) as told:
        popup = paired.own_page("pages/popup.html")
        popup.locator("#try_again, #use_port").first.click()
        popup.get_by_text(line).wait_for()
        page = paired.context.new_page()
        page.goto("https://mail.google.com/mail/")
        page.wait_for_timeout(600)
        assert Shadows(page).badges() == []
        page.close()
        popup.close()
    assert told
    everything = json.dumps(told)
    assert "Bearer" not in everything and "@" not in everything
    assert {head.split()[0] for head, _ in told} <= {"/api/v1/hello", "/healthz"}


def test_revoked_browser_is_asked_to_connect_again(paired, companion):
    companion.store.browsers.revoke(companion.store.browsers.list()[-1].id)
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    page.wait_for_timeout(500)
    assert Shadows(page).badges() == []
    popup = paired.own_page("pages/popup.html")
    popup.locator("#pair_again").wait_for()
    assert popup.locator("#state h2").inner_text() == "The companion does not know this browser any more"
    assert popup.locator("button.first").count() == 1
    popup.close()
    paired.pair(companion)
    page.bring_to_front()
    Shadows(page).settled(STRANGERS)
    page.close()


CANNOT_WORK = "WhoWrites cannot work just now"
FAILURES = {
    "IDBFactory.prototype.open = () => { throw new DOMException('damaged', 'UnknownError'); }",
    "IDBFactory.prototype.open = () => ({})",  # never answers
    "chrome.storage.local.get = () => Promise.reject(new Error('IO error'))",
}


@pytest.mark.parametrize("failure", sorted(FAILURES))
def test_storage_that_fails_is_told_with_one_action_and_nobody_waits_for_ever(paired, failure):
    worker = paired.worker()
    worker.evaluate("() => { self.kept = [IDBFactory.prototype.open, chrome.storage.local.get]; }")
    worker.evaluate(f"() => {{ {failure}; }}")
    try:
        popup = paired.own_page("pages/popup.html")
        popup.get_by_text(CANNOT_WORK).wait_for()
        assert popup.locator("#state button").all_inner_texts() == ["Try again"]
        assert not popup.locator("#vet").is_visible()
        page = paired.context.new_page()
        page.goto("https://mail.google.com/mail/")
        page.wait_for_timeout(300)
        assert Shadows(page).badges() == [] and title(paired) == CANNOT_WORK
        page.close()
    finally:
        worker.evaluate("() => { [IDBFactory.prototype.open, chrome.storage.local.get] = self.kept; }")
    popup.locator("#try_again").click()
    popup.locator("#state.is-ok").wait_for()
    assert title(paired) == "WhoWrites"
    popup.close()


def test_options_that_cannot_be_read_or_kept_say_so(paired):
    page = paired.context.new_page()
    page.add_init_script(
        "if (!sessionStorage.again) chrome.storage.local.get = () => Promise.reject(new Error('IO error'));"
        "chrome.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));"
    )
    page.goto(f"chrome-extension://{EXTENSION_ID}/pages/options.html")
    assert page.locator("#state h2").inner_text() == CANNOT_WORK
    page.evaluate("() => { sessionStorage.again = 1; }")
    page.locator("#try_again").click()
    page.locator("#state.is-ok").wait_for()
    page.locator("#another").click()
    page.get_by_text("It was not saved").wait_for()
    page.close()


def test_worker_stopped_between_two_asks_goes_on(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    Shadows(page).settled(STRANGERS)
    own = paired.own_page("pages/options.html")
    session = paired.context.new_cdp_session(own)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    own.close()
    page.reload()
    Shadows(page).settled(STRANGERS)
    page.close()
