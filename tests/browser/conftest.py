"""The browsers of this ring: Chromium by Playwright, Firefox by Marionette, both with the shipped extension
folder.

A missing browser fails the tests where CI says so and skips nothing silently elsewhere: the reason is
printed.
"""

from __future__ import annotations

import dataclasses
import os
import socket
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Worker, sync_playwright

from whowrites.lab import browser, webmail
from whowrites.lab.page_server import Page as Served
from whowrites.lab.page_server import PageServer
from whowrites.lab.webmail import Letter

EXTENSION = Path(__file__).parents[2] / "extension"
EXTENSION_ID = "iadjhkhafienpjiliaopbaajlkgkbkbh"
GECKO_ID = "whowrites@whowrites.example"


def missing(name: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed, and CI needs it")
    pytest.skip(f"{name} is not installed")


HERE = Path(__file__).parent
DAY = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def invented_letters() -> list[Letter]:
    """One sender twice with another Reply-To, a long name, markup in names, a hostile body."""
    return [
        Letter(
            "Dana Okafor", "dana@northsea-bearings.com", "Order 4711", "Please confirm.", DAY, unread=True
        ),
        Letter("Global Procurement", "buyer@castellan-groups.com", "RFQ", "Urgent tender.", DAY, unread=True),
        Letter("Wei Li", "wei.li@hengda-valves.cn", "报价", "您好，请报价。", DAY),
        Letter("Tom", "tom@example.com", "Hello", "First mail.", DAY),
        Letter(
            "Tom", "tom@example.com", "Hello again", "Answer here.", DAY, reply_to="tom@elsewhere.example"
        ),
        Letter(
            "A very long name that no column of any webmail can ever hold in full",
            "long@example.org",
            "L",
            "l",
            DAY,
        ),
        Letter("<b>Bold</b> & Co", "bold@example.net", "<script>x</script>", "<img src=x>", DAY),
        Letter(
            "Mallory",
            "mallory@attacker.example",
            "Invoice",
            "See below.",
            DAY,
            body=HOSTILE,
            shows_address=False,
        ),
    ]


HOSTILE = Path(__file__).with_name("hostile_body.html").read_text("utf-8")


def site(host: str, target: str) -> Served | None:
    """The simulated webmails, and the shipped modules for the page that measures them."""
    path, _, query = target.partition("?")
    if path.startswith("/ext/"):
        file = EXTENSION / path.removeprefix("/ext/")
        kind = "text/javascript" if file.suffix == ".js" else "application/json"
        return Served(file.read_bytes(), kind) if file.is_file() else None
    if path == "/harness.js":
        return Served((HERE / "harness.js").read_bytes(), "text/javascript")
    page = webmails(host, target)
    if page and "harness=1" in query:
        tag = f'<script type="module" nonce="{page.nonce}" src="/harness.js"></script></head>'
        return dataclasses.replace(page, body=page.body.replace(b"</head>", tag.encode(), 1))
    return page


webmails = webmail.site(invented_letters)


@pytest.fixture(scope="session")
def pages() -> Iterator[PageServer]:
    with PageServer(browser.WEBMAIL_HOSTS, site) as server:
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
def plain_browser(pages: PageServer) -> Iterator[BrowserContext]:
    """Chromium without the extension, for pages that run its modules themselves."""
    program = browser.find_chromium()
    if program is None:
        missing("Chromium")
    flags = [
        flag for flag in browser.chromium_flags(EXTENSION, pages.port, pages.spki) if "extension" not in flag
    ]
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=str(program), headless=True, args=flags
        )
        yield context
        context.close()


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
