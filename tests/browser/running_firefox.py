"""A Firefox that runs with the shipped extension, by Marionette, and what its user does to connect it."""

from __future__ import annotations

import socket
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser.companion import Companion
from browser.firefox import find, until
from browser.letters import EXTENSION
from browser.running_chromium import ATTACKERS, PAIRED, TIDY
from whowrites.lab import browser
from whowrites.lab.page_server import PageServer

GECKO_ID = "whowrites@whowrites.example"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Firefox:
    client: Any
    pairing: tuple[str, str, str] | None = None
    """Token, key and name, as the store of a companion keeps them."""

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

    def meet(self, companion: Companion) -> None:
        """Is let in: by the two clicks the first time, and then by what came of them."""
        origin = self.own_url("").rstrip("/")
        if self.pairing is None:
            pair(self, companion)
            paired = self.run_in_own_page(PAIRED)
            self.pairing = (paired["token"], paired["key"], companion.store.browsers.list()[0].name)
        elif companion.store.browsers.key_for(origin) != self.pairing[1]:
            companion.store.browsers.pair(origin, *self.pairing)
            self.client.navigate(self.own_url("pages/popup.html"))
            find(self.client, "#state.is-ok")

    def run_in_own_page(self, function: str) -> Any:
        """What an async function gives in a page of the extension, in the tab that is open."""
        self.client.navigate(self.own_url("pages/options.html"))
        script = f"const [done] = arguments; ({function})().then(done, (fault) => done(String(fault)));"
        return self.client.execute_async_script(script, sandbox=None)

    def tidy(self) -> None:
        """As before the first test of a file: one empty tab, the settings as they came, no cookie."""
        first, *others = self.client.window_handles
        for tab in others:
            self.client.switch_to_window(tab)
            self.client.close()
        self.client.switch_to_window(first)
        self.run_in_own_page(TIDY)
        paired = self.run_in_own_page(PAIRED) or {}
        if self.pairing and self.pairing[0] != paired.get("token"):
            self.pairing = None
        self.client.navigate("about:blank")
        with self.client.using_context("chrome"):
            self.client.execute_script("Services.cookies.removeAll()")


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


def pair(firefox: Firefox, companion: Companion) -> None:
    """The two clicks: Connect in the popup, Allow on the companion's page."""
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
