"""The browsers of this ring: Chromium by Playwright, Firefox by Marionette, both with the shipped extension.

A missing browser fails the tests where CI says so; elsewhere they are skipped, and the reason is printed.
"""

from __future__ import annotations

import os
import re
import socket
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Worker, sync_playwright

from browser.companion import Companion
from browser.firefox import find, until
from browser.letters import EXTENSION, INVENTED, site
from browser.shadow import Shadows
from whowrites.lab import browser
from whowrites.lab.page_server import PageServer
from whowrites.lab.world import Lab

EXTENSION_ID = "iadjhkhafienpjiliaopbaajlkgkbkbh"
LONG = re.compile("firefox|other_origins|owner_pages")
ATTACKERS = ("attacker.test", "rebound.test")
"""Names of web sites that lead to this computer."""
GECKO_ID = "whowrites@whowrites.example"


def missing(name: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed, and CI needs it")
    pytest.skip(f"{name} is not installed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files begin first: they would run on alone at the end."""
    items.sort(key=lambda item: not LONG.search(item.path.name))


@pytest.fixture(scope="session")
def pages() -> Iterator[PageServer]:
    with PageServer(browser.WEBMAIL_HOSTS, site) as server:
        yield server


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    with Lab() as running:
        yield running


@pytest.fixture(scope="module")
def companion(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Companion]:
    running = Companion(lab, tmp_path_factory.mktemp("companion"), EXTENSION)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


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


@pytest.fixture(scope="module")
def plain_browser(playwright: Playwright, pages: PageServer) -> Iterator[BrowserContext]:
    """Chromium without the extension, for pages that run its modules themselves."""
    every = browser.chromium_flags(EXTENSION, pages.port, pages.spki)
    with tempfile.TemporaryDirectory() as profile:
        context = open_chromium(
            playwright, profile, [flag for flag in every if "extension" not in flag.lower()]
        )
        yield context
        context.close()


def chromium_flags(pages: PageServer) -> list[str]:
    """The flags of the demonstration, and the attackers' names."""
    found = "".join(f"MAP {name} 127.0.0.1, " for name in ATTACKERS)
    flags = browser.chromium_flags(EXTENSION, pages.port, pages.spki)
    return [flag.replace("MAP * ", f"{found}MAP * ") for flag in flags]


@dataclass
class Chromium:
    context: BrowserContext

    def worker(self) -> Worker:
        workers = self.context.service_workers
        return workers[0] if workers else self.context.wait_for_event("serviceworker")

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
        paired = page.evaluate("""() => new Promise(next => {
            const open = indexedDB.open('whowrites', 1);
            open.onsuccess = () => {
              const store = open.result.transaction('pairing').objectStore('pairing');
              store.get('paired').onsuccess = event => next(event.target.result); }; })""")
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


@pytest.fixture(scope="module")
def chromium(playwright: Playwright, pages: PageServer) -> Iterator[Chromium]:
    with tempfile.TemporaryDirectory() as profile:
        context = open_chromium(playwright, profile, chromium_flags(pages))
        yield Chromium(context)
        context.close()


@pytest.fixture(scope="module")
def paired(chromium: Chromium, companion: Companion) -> Chromium:
    """Chromium with the extension paired to the companion."""
    chromium.use_port(companion.port)
    chromium.pair(companion)
    return chromium


@pytest.fixture
def inbox(paired: Chromium) -> Iterator[tuple[Page, Shadows]]:
    """The webmail's list, each of the invented senders with a badge."""
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    shadows = Shadows(page)
    shadows.settled(len(INVENTED) - 1)
    yield page, shadows
    page.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Firefox:
    client: Any
    is_paired: bool = False

    def own_url(self, path: str) -> str:
        with self.client.using_context("chrome"):
            host = self.client.execute_script(
                f"return WebExtensionPolicy.getByID('{GECKO_ID}').mozExtensionHostname"
            )
        return f"moz-extension://{host}/{path}"

    def lives(self) -> bool:
        from marionette_driver.errors import MarionetteException

        try:
            self.client.get_url()
        except (OSError, MarionetteException):
            return False
        return True

    def close(self) -> None:
        if self.lives():
            self.client.quit()
        self.client.cleanup()


def open_firefox(program: Path, pages: PageServer, folder: Path) -> Firefox:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # mozinfo's own, at import
        from marionette_driver.addons import Addons
        from marionette_driver.marionette import Marionette

    client = Marionette(
        host="127.0.0.1",
        port=free_port(),
        bin=str(program),
        headless=True,
        gecko_log=str(folder / "gecko.log"),
        prefs=browser.firefox_preferences(pages.port, (*browser.WEBMAIL_HOSTS, *ATTACKERS)),
    )
    opened = Firefox(client)
    try:
        client.start_session({"acceptInsecureCerts": True})
        Addons(client).install(str(EXTENSION), temp=True)
    except BaseException:
        opened.close()
        raise
    return opened


@pytest.fixture(scope="module")
def firefoxes() -> Iterator[list[Firefox]]:
    """The one that runs, if any: the tests of a module share it for as long as it lives."""
    running: list[Firefox] = []
    yield running
    for one in running:
        one.close()


@pytest.fixture
def firefox(firefoxes: list[Firefox], pages: PageServer, tmp_path_factory: pytest.TempPathFactory) -> Firefox:
    """A Firefox that answers: one that died fails the test in which it died, and no test after it."""
    program = browser.find_firefox()
    if program is None:
        missing("Firefox")
    if firefoxes and not firefoxes[0].lives():
        firefoxes.pop().close()
    if not firefoxes:
        firefoxes.append(open_firefox(program, pages, tmp_path_factory.mktemp("firefox")))
    return firefoxes[0]


@pytest.fixture
def paired_firefox(firefox: Firefox, companion) -> Firefox:
    if firefox.is_paired:
        return firefox
    client = firefox.client
    client.navigate(firefox.own_url("pages/options.html"))
    until(lambda: find(client, "#state").text, bool)
    client.execute_script(
        "document.getElementById('port').value = arguments[0]", script_args=[str(companion.port)]
    )
    find(client, "#use_port").click()
    until(lambda: find(client, "#state").text, lambda text: text.startswith("Not connected"))
    owner = client.current_window_handle
    client.navigate(companion.entrance())
    until(client.get_url, lambda url: url == f"http://127.0.0.1:{companion.port}/")
    client.navigate(f"http://127.0.0.1:{companion.port}/pair")
    popup = client.open(type="tab")["handle"]
    client.switch_to_window(popup)
    client.navigate(firefox.own_url("pages/popup.html"))
    find(client, "#connect").click()
    number = find(client, "#number").text
    client.switch_to_window(owner)
    # The page loads itself again while it waits: an element of it would be stale between two questions.
    main = "return document.querySelector('main')?.innerText ?? ''"
    until(lambda: client.execute_script(main), lambda text: text and number in text)
    find(client, "button[value=allow]").click()
    client.switch_to_window(popup)
    find(client, "#state.is-ok")
    client.close()
    client.switch_to_window(owner)
    firefox.is_paired = True
    return firefox
