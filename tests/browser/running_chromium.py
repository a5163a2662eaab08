"""A Chromium that runs with the shipped extension, by Playwright, and what its user does to connect it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, NoReturn

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Worker

from browser.companion import Companion
from browser.letters import EXTENSION
from whowrites.lab import browser
from whowrites.lab.page_server import PageServer

EXTENSION_ID = "iadjhkhafienpjiliaopbaajlkgkbkbh"
ORIGIN = f"chrome-extension://{EXTENSION_ID}"
ATTACKERS = ("attacker.test", "rebound.test")
"""Names of web sites that lead to this computer."""

PAIRED = """async () => {
    const done = (asked) => new Promise((next) => { asked.onsuccess = () => next(asked.result); });
    const vault = await done(indexedDB.open('whowrites', 1));
    return done(vault.transaction('pairing').objectStore('pairing').get('paired')); }"""
"""In a page of the extension: what it holds of its pairing, if any."""
TIDY = """async () => {
    const kept = Object.keys(await chrome.storage.local.get());
    await chrome.storage.local.remove(kept.filter((name) => name !== 'port'));
    await chrome.storage.session.clear();
    const letters = { data_collection: ['personalCommunications'] };
    if ((await chrome.permissions.getAll()).data_collection) await chrome.permissions.remove(letters);
    const done = (asked) => new Promise((next) => { asked.onsuccess = () => next(asked.result); });
    const vault = await done(indexedDB.open('whowrites', 1));
    await done(vault.transaction('pairing', 'readwrite').objectStore('pairing').delete('pending')); }"""
"""In a page of the extension: every setting but the port as it came, and no pairing under way."""


def missing(name: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed, and CI needs it")
    pytest.skip(f"{name} is not installed")


def open_chromium(playwright: Playwright, profile: str, flags: list[str], **options: Any) -> BrowserContext:
    program = browser.find_chromium()
    if program is None:
        missing("Chromium")
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=str(program),
        headless=True,
        ignore_default_args=["--disable-extensions"],
        args=flags,
        **{"locale": "en-US", **options},
    )


def chromium_flags(pages: PageServer) -> list[str]:
    """The flags of the demonstration, and the attackers' names."""
    found = "".join(f"MAP {name} 127.0.0.1, " for name in ATTACKERS)
    flags = browser.chromium_flags(EXTENSION, pages.port, pages.spki)
    return [flag.replace("MAP * ", f"{found}MAP * ") for flag in flags]


@dataclass
class Chromium:
    context: BrowserContext
    pairing: tuple[str, str, str] | None = None
    """Token, key and name, as the store of a companion keeps them."""

    def worker(self) -> Worker:
        if not self.context.service_workers:
            # It sleeps, or has not begun; a page of the extension asks it something.
            with self.context.expect_event("serviceworker"):
                self.own_page("pages/options.html").close()
        return self.context.service_workers[0]

    def own_page(self, path: str) -> Page:
        page = self.context.new_page()
        page.goto(f"chrome-extension://{EXTENSION_ID}/{path}")
        return page

    def use_port(self, port: int) -> None:
        """As the user does it in the options."""
        page = self.own_page("pages/options.html")
        page.locator("#state:not(:empty)").wait_for()
        page.locator("#port").fill(str(port))
        page.locator("#use_port").click()
        page.locator("#saved:not(:empty)").wait_for()
        page.close()

    def secrets(self) -> list[str]:
        """Token and key of the pairing, and every cookie's value: what nobody else may be told."""
        page = self.own_page("pages/options.html")
        paired = page.evaluate(PAIRED)
        page.close()
        cookies = (cookie.get("value", "") for cookie in self.context.cookies())
        return [paired["token"], paired["key"], *cookies]

    def pair(self, companion: Companion) -> None:
        """The two clicks: Connect in the popup, Allow on the companion's page."""
        owner = self.context.new_page()
        owner.goto(companion.entrance())
        owner.wait_for_url(f"http://127.0.0.1:{companion.port}/")
        owner.goto(f"http://127.0.0.1:{companion.port}/pair")
        popup = self.own_page("pages/popup.html")
        popup.locator("#connect, #pair_again").click()
        number = popup.locator("#number").inner_text()
        owner.bring_to_front()
        owner.get_by_text(number).wait_for()
        owner.locator("button[value=allow]").click()
        popup.locator("#state.is-ok").wait_for()
        popup.close()
        owner.close()

    def meet(self, companion: Companion) -> None:
        """Is let in: by the two clicks the first time, and then by what came of them."""
        if self.pairing is None:
            self.use_port(companion.port)
            self.pair(companion)
            token, key, *_ = self.secrets()
            self.pairing = token, key, companion.store.browsers.list()[0].name
            return
        companion.store.browsers.pair(ORIGIN, *self.pairing)
        popup = self.own_page("pages/popup.html")
        popup.locator("#state.is-ok, #try_again").first.wait_for()
        if popup.locator("#try_again").is_visible():
            popup.locator("#try_again").click()
            popup.locator("#state.is-ok").wait_for()
        popup.close()

    def tidy(self) -> None:
        """As before the first test of a file: no page open, the settings as they came, no cookie."""
        own = self.own_page("pages/options.html")
        for page in self.context.pages:
            if page != own:
                page.close()
        own.evaluate(TIDY)
        paired = own.evaluate(PAIRED) or {}
        if self.pairing and self.pairing[0] != paired.get("token"):
            self.pairing = None
        self.context.clear_cookies()
        self.context.clear_permissions()
        own.goto("about:blank")
