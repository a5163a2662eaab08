"""Chromium: letting the extension in, with two clicks, with the popup closed in between, and by the six
digits."""

from __future__ import annotations

import re

import pytest

from browser.firefox import until
from browser.letters import LAB
from browser.running_chromium import PAIRED
from browser.running_firefox import free_port
from browser.shadow import Shadows
from browser.stranger import stranger


def forget(chromium):
    options = chromium.own_page("pages/options.html")
    options.locator("#state:not(:empty)").wait_for()
    if options.evaluate(PAIRED):
        options.locator("#forget").click()
        until(lambda: options.evaluate(PAIRED), lambda held: held is None)
    options.close()


@pytest.fixture
def owner(chromium, companion):
    """His page that lists who asks to be let in; our extension is a stranger to him."""
    forget(chromium)
    chromium.use_port(companion.port)
    page = chromium.context.new_page()
    page.goto(companion.entrance())
    page.wait_for_url(f"http://127.0.0.1:{companion.port}/")
    page.goto(f"http://127.0.0.1:{companion.port}/pair")
    yield page
    page.close()


@pytest.fixture(scope="module")
def connected(chromium, companion):
    """Let in once: a companion is asked to a few times a minute only."""
    forget(chromium)
    chromium.use_port(companion.port)
    chromium.pair(companion)
    return chromium


def test_two_clicks_with_the_popup_closed_in_between(chromium, companion, owner):
    popup = chromium.own_page("pages/popup.html")
    popup.get_by_text("Nothing is sent before you connect.").wait_for()
    popup.locator("#connect").click()
    number = popup.locator("#number").inner_text()
    assert re.fullmatch(r"\d\d-\d\d\d", number)
    popup.close()
    again = chromium.own_page("pages/popup.html")
    assert again.locator("#number").inner_text() == number
    again.close()
    owner.bring_to_front()
    owner.get_by_text(number).wait_for()
    owner.locator("button[value=allow]").click()
    popup = chromium.own_page("pages/popup.html")
    popup.locator("#state.is-ok").wait_for()
    assert popup.get_by_text("No senders on this page").is_visible()
    with chromium.context.expect_page() as opened:
        popup.locator("#history").click()
    opened.value.wait_for_url(f"http://127.0.0.1:{companion.port}/history")
    opened.value.close()


def test_denied_says_so_and_offers_connect_again(chromium, owner):
    """Though the background was stopped once while the popup asked it."""
    popup = chromium.own_page("pages/popup.html")
    popup.locator("#connect").click()
    number = popup.locator("#number").inner_text()
    popup.evaluate("""() => new Promise((lost) => {
        const say = chrome.runtime.sendMessage.bind(chrome.runtime);
        chrome.runtime.sendMessage = () => {
            chrome.runtime.sendMessage = say;
            lost();
            return Promise.reject(new Error("the message port closed")); }; })""")
    owner.bring_to_front()
    owner.get_by_text(number).wait_for()
    owner.locator("button[value=deny]").click()
    popup.bring_to_front()
    popup.locator("#connect").wait_for()
    assert popup.locator("#number").count() == 0
    popup.close()


def test_six_digits_of_the_companions_page_pair_too(chromium, companion, owner):
    owner.get_by_role("button", name="code").click()
    digits = re.search(r"\b\d{6}\b", owner.locator("main").inner_text()).group()
    popup = chromium.own_page("pages/popup.html")
    popup.locator("#connect").click()
    popup.locator("summary").click()
    popup.locator("#code").fill(digits)
    popup.locator("#state.is-ok").wait_for()
    assert [browser.name for browser in companion.store.browsers.list()][-1].startswith("Chromium")
    popup.close()


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (b'{"app": "whowrites", "api": 2}', "do not fit together"),
        (b'{"app": "other", "api": 1}', "Another program answers on this port"),
        (b"hello", "Another program answers on this port"),
    ],
)
def test_unpaired_extension_tells_who_is_on_the_port(chromium, body, line):
    forget(chromium)
    port = free_port()
    with stranger(port, 200, body) as told:
        chromium.use_port(port)
        popup = chromium.own_page("pages/popup.html")
        popup.locator("#state h2", has_text=line).wait_for()
        assert popup.locator("#connect").count() == 0
        popup.close()
    assert {head.split()[0] for head, _ in told} == {"/healthz"}


def test_secrets_are_out_of_reach_of_settings_and_content_scripts(connected):
    page = connected.own_page("pages/options.html")
    kept = page.evaluate(
        "async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()])"
    )
    secrets = page.evaluate(PAIRED)
    assert len(secrets["token"]) == 43 and len(secrets["key"]) == 43
    assert secrets["token"] not in kept and secrets["key"] not in kept
    page.close()


def test_what_was_asked_before_the_pairing_does_not_hide_it(connected):
    """A slow look at the port, begun before the owner pressed Allow, said "not connected" after it."""
    page = connected.own_page("pages/options.html")
    states = page.evaluate("""async () => {
        const { ready, startAnew } = await import("/background/companion.js");
        const vault = await import("/background/vault.js");
        const kept = await vault.read("paired");
        const fetched = fetch;
        let release;
        const held = new Promise((next) => { release = next; });
        let asked;
        const began = new Promise((next) => { asked = next; });
        globalThis.fetch = async (...request) => { asked(); await held; return fetched(...request); };
        await vault.drop("paired");
        const before = ready(true);
        await began;
        await vault.keep("paired", kept);
        startAnew();
        globalThis.fetch = fetched;
        const late = new Promise((next) => setTimeout(next, 5000, "waits for the old one"));
        const after = await Promise.race([ready(true), late]);
        release();
        return [after, await before, await ready()]; }""")
    assert states == ["ok", "ok", "ok"]
    page.close()


def test_mail_that_was_open_before_needs_no_reload(chromium, owner):
    inbox = chromium.context.new_page()
    inbox.set_viewport_size({"width": 1280, "height": 4000})
    inbox.goto("https://mail.google.com/mail/?mails=lab")
    shadows = Shadows(inbox)
    inbox.wait_for_timeout(1500)
    assert shadows.badges() == []
    popup = chromium.own_page("pages/popup.html")
    popup.locator("#connect").click()
    number = popup.locator("#number").inner_text()
    popup.close()
    owner.bring_to_front()
    owner.get_by_text(number).wait_for()
    owner.locator("button[value=allow]").click()
    inbox.bring_to_front()
    shadows.settled(len(LAB))
    forget(chromium)
    shadows.until(lambda badges: badges == [])
    inbox.close()
