"""The browsers of this ring: Chromium by Playwright, Firefox by Marionette, both with the shipped extension.

All files that a process runs share one of each, and the companion's port: a start and a pairing cost seconds.
Each file begins with a companion that knows nobody, and with a browser that was tidied. Who changes the
extension itself, or needs other flags, has a browser of his own. A missing browser fails the tests where CI
says so; elsewhere they are skipped, and the reason is printed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from browser.companion import Companion
from browser.letters import EXTENSION, INVENTED, site
from browser.running_chromium import Chromium, chromium_flags, missing, open_chromium
from browser.running_firefox import Firefox, open_firefox
from browser.shadow import Shadows
from whowrites.lab import browser
from whowrites.lab.page_server import PageServer
from whowrites.lab.world import Lab

LONG = re.compile("firefox|other_origins|owner_pages")


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


@pytest.fixture(scope="session")
def one_companion(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Companion]:
    running = Companion(lab, tmp_path_factory.mktemp("companion"), EXTENSION)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def companion(one_companion: Companion, tmp_path_factory: pytest.TempPathFactory) -> Companion:
    """On its first day."""
    one_companion.start_anew(tmp_path_factory.mktemp("companion"))
    return one_companion


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def visitor(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without any extension, as somebody who opens the companion's pages has it."""
    program = browser.find_chromium()
    if program is None:
        missing("Chromium")
    running = playwright.chromium.launch(executable_path=str(program), args=["--no-sandbox"])
    yield running
    running.close()


@pytest.fixture(scope="session")
def plain_browser(playwright: Playwright, pages: PageServer) -> Iterator[BrowserContext]:
    """Chromium without the extension, for pages that run its modules themselves."""
    every = browser.chromium_flags(EXTENSION, pages.port, pages.spki)
    with tempfile.TemporaryDirectory() as profile:
        context = open_chromium(
            playwright, profile, [flag for flag in every if "extension" not in flag.lower()]
        )
        yield context
        context.close()


@pytest.fixture(scope="session")
def one_chromium(playwright: Playwright, pages: PageServer) -> Iterator[Chromium]:
    with tempfile.TemporaryDirectory() as profile:
        context = open_chromium(playwright, profile, chromium_flags(pages))
        yield Chromium(context)
        context.close()


@pytest.fixture(scope="module")
def chromium(one_chromium: Chromium) -> Iterator[Chromium]:
    yield one_chromium
    one_chromium.tidy()


@pytest.fixture(scope="module")
def paired(chromium: Chromium, companion: Companion) -> Chromium:
    """Chromium with the extension paired to the companion."""
    chromium.meet(companion)
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


@pytest.fixture(scope="session")
def one_firefox() -> Iterator[list[Firefox]]:
    """The one that runs, if any."""
    running: list[Firefox] = []
    yield running
    for one in running:
        one.close()


@pytest.fixture(scope="module")
def firefoxes(one_firefox: list[Firefox]) -> Iterator[list[Firefox]]:
    """The one that the tests of a file share for as long as it lives, if any runs."""
    yield one_firefox
    for one in one_firefox:
        if one.lives():
            one.tidy()


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
def paired_firefox(firefox: Firefox, companion: Companion) -> Firefox:
    firefox.meet(companion)
    return firefox
