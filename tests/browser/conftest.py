"""The browsers of this ring: Chromium by Playwright, Firefox by Marionette, both with the shipped extension
folder.

A missing browser fails the tests where CI says so and skips nothing silently elsewhere: the reason is
printed.
"""

from __future__ import annotations

import os
import socket
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Worker, sync_playwright

from whowrites.lab import browser
from whowrites.lab.page_server import PageServer

EXTENSION = Path(__file__).parents[2] / "extension"
EXTENSION_ID = "iadjhkhafienpjiliaopbaajlkgkbkbh"
GECKO_ID = "whowrites@whowrites.example"


def missing(name: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed, and CI needs it")
    pytest.skip(f"{name} is not installed")


@pytest.fixture(scope="session")
def pages() -> Iterator[PageServer]:
    with PageServer(browser.WEBMAIL_HOSTS, lambda host, path: None) as server:
        yield server


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


@pytest.fixture(scope="module")
def chromium(pages: PageServer) -> Iterator[Chromium]:
    program = browser.find_chromium()
    if program is None:
        missing("Chromium")
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=str(program),
            headless=True,
            ignore_default_args=["--disable-extensions"],
            args=browser.chromium_flags(EXTENSION, pages.port, pages.spki),
        )
        yield Chromium(context)
        context.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Firefox:
    client: Any

    def own_url(self, path: str) -> str:
        with self.client.using_context("chrome"):
            host = self.client.execute_script(
                f"return WebExtensionPolicy.getByID('{GECKO_ID}').mozExtensionHostname"
            )
        return f"moz-extension://{host}/{path}"


@pytest.fixture(scope="module")
def firefox(pages: PageServer) -> Iterator[Firefox]:
    program = browser.find_firefox()
    if program is None:
        missing("Firefox")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # mozinfo's own, at import
        from marionette_driver.addons import Addons
        from marionette_driver.marionette import Marionette

    with tempfile.TemporaryDirectory() as folder:
        client = Marionette(
            host="127.0.0.1",
            port=free_port(),
            bin=str(program),
            headless=True,
            gecko_log=str(Path(folder, "gecko.log")),
            prefs=browser.firefox_preferences(pages.port),
        )
        client.start_session({"acceptInsecureCerts": True})
        try:
            Addons(client).install(str(EXTENSION), temp=True)
            yield Firefox(client)
        finally:
            client.quit()
            client.cleanup()
