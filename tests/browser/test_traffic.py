"""Chromium's own record of every request: the extension speaks to the companion and to nobody else."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from browser.letters import INVENTED
from browser.running_chromium import EXTENSION_ID, Chromium, chromium_flags, open_chromium
from browser.shadow import Shadows
from whowrites.lab.browser import WEBMAIL_HOSTS
from whowrites.web.serve import DEFAULT_PORT


@pytest.fixture(scope="module")
def requests(playwright, pages, companion):
    """By initiator: where the requests of a whole session went."""
    with tempfile.TemporaryDirectory() as profile:
        log = Path(profile, "net.json")
        context = open_chromium(playwright, profile, [*chromium_flags(pages), f"--log-net-log={log}"])
        chromium = Chromium(context)
        chromium.use_port(companion.port)
        chromium.pair(companion)
        whole_session(chromium)
        context.close()
        return by_initiator(json.loads(log.read_text()))


def whole_session(chromium: Chromium) -> None:
    for host in ("mail.google.com", "outlook.office.com"):
        page = chromium.context.new_page()
        page.goto(f"https://{host}/mail/")
        shadows = Shadows(page)
        shadows.settled(len(INVENTED) - 1)
        page.locator("[data-open]", has_text="Mallory").click()
        opened = shadows.until(
            lambda found: any(b.surface == "message" and b.look != "checking" for b in found)
        )
        badge = next(badge for badge in opened if badge.surface == "message")
        shadows.hover(badge.button)
        shadows.wait_layer("Click for evidence")
        shadows.click(badge.button)
        shadows.wait_layer("Next step")
        with chromium.context.expect_page() as dossier:
            shadows.click(shadows.layer_button("Open dossier"))
        dossier.value.wait_for_url("**/dossier/**")
        dossier.value.close()
    chromium.worker().evaluate("""async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.contextMenus.onClicked.dispatch(
          { menuItemId: 'selection', selectionText: 'joe.sales@oakline-furniture.com' }, tab); }""")
    popup = chromium.own_page("pages/popup.html")
    popup.locator("#result .who", has_text="joe.sales@").wait_for()
    popup.close()
    options = chromium.own_page("pages/options.html")
    options.locator("#another").click()
    options.locator("#forget").click()
    options.get_by_text("Not connected").wait_for()
    options.close()


def by_initiator(record) -> dict[str, set[str]]:
    started = record["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    found = defaultdict(set)
    for event in record["events"]:
        given = event.get("params", {})
        if event["type"] == started and "url" in given:
            found[given.get("initiator", "")].add(given["url"])
    return found


def server(url: str) -> str:
    return f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"


def test_extension_asks_the_companion_and_nobody_else(requests, companion):
    asked = requests[f"chrome-extension://{EXTENSION_ID}"]
    # Before the user chose another port it looked who is on the usual one.
    assert {server(url) for url in asked - {f"http://127.0.0.1:{DEFAULT_PORT}/healthz"}} == {
        f"http://127.0.0.1:{companion.port}"
    }


def test_our_scripts_in_a_mail_page_ask_nobody(requests):
    for host in WEBMAIL_HOSTS:
        assert {server(url) for url in requests[f"https://{host}"]} <= {f"https://{host}"}, host
    assert requests["https://mail.google.com"], "the page's own requests are in the record"


def test_companion_saw_the_pairing_and_the_api_only(requests, companion):
    origin = f"chrome-extension://{EXTENSION_ID}"
    asked = [one for one in companion.exchanges if one.headers.get("origin") == origin]
    assert {one.method for one in asked} == {"POST"}
    assert {one.path.rsplit("/", 1)[0] for one in asked} == {"/api/v1", "/api/v1/pair"}
    assert not [one.path for one in asked if "cookie" in one.headers]
