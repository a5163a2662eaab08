"""Firefox: what is shown, and what is sent, when the companion is off, back, of another version, or not the
companion at all."""

from __future__ import annotations

import json
import time

import pytest

from browser.firefox import badges, find, settled, until
from browser.letters import INVENTED
from browser.stranger import stranger

STRANGERS = len(INVENTED) - 1


@pytest.fixture
def off(paired_firefox, companion):
    """Off, and no page of a mail is left that would ask by itself, nor a question on its way: Firefox sends
    one again when its connection is closed, to whoever listens by then."""
    paired_firefox.client.navigate("about:blank")
    seen = -1
    while seen != len(companion.exchanges):
        seen = len(companion.exchanges)
        time.sleep(0.5)
    companion.stop()
    yield companion
    paired_firefox.client.navigate("about:blank")
    companion.start()
    assert popup_says(paired_firefox)[0]  # asks afresh


def toolbar(paired_firefox) -> list[str]:
    """What our button says, and what stands on it, wherever a tab has nothing of its own to say."""
    client = paired_firefox.client
    here = client.current_window_handle
    client.switch_to_window(client.open(type="tab")["handle"])
    client.navigate(paired_firefox.own_url("pages/options.html"))
    told = client.execute_async_script(
        """const [done] = arguments;
        const { action } = window.wrappedJSObject.chrome;
        Promise.all([action.getTitle({}), action.getBadgeText({})]).then(told => done([...told]));"""
    )
    client.close()
    client.switch_to_window(here)
    return list(told)


def popup_says(paired_firefox, words: str = "") -> tuple[str, int]:
    """The popup's line of the state once it holds the words, and how many of its buttons come first."""
    client = paired_firefox.client
    here = client.current_window_handle
    client.switch_to_window(client.open(type="tab")["handle"])
    client.navigate(paired_firefox.own_url("pages/popup.html"))
    line = until(lambda: find(client, "#state h2").text, lambda text: text and words in text)
    first = len([b for b in client.find_elements("css selector", "#state button.first") if b.is_displayed()])
    client.close()
    client.switch_to_window(here)
    return line, first


def test_off_is_grey_with_one_action_and_comes_back_by_itself(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, STRANGERS)
    assert toolbar(paired_firefox) == ["WhoWrites", ""]
    companion.stop()
    client.refresh()
    until(lambda: toolbar(paired_firefox), lambda told: told == ["Companion is not running", "!"])
    assert badges(client) == []
    assert popup_says(paired_firefox, "Companion is not running") == ("Companion is not running", 1)
    companion.start()
    settled(client, STRANGERS)
    until(lambda: toolbar(paired_firefox), lambda told: told == ["WhoWrites", ""])


WHO_KNOWS = [
    (200, {"app": "whowrites", "api": 1, "proof": "0" * 64, "token": "x"}, "Another program"),
    (200, "<html>hello</html>", "Another program"),
    (500, {}, "Companion is not running"),
]


@pytest.mark.parametrize(("status", "body", "line"), WHO_KNOWS)
def test_stranger_on_the_port_gets_no_address_and_no_token(paired_firefox, off, status, body, line):
    client = paired_firefox.client
    with stranger(off.port, status, (body if isinstance(body, str) else json.dumps(body)).encode()) as told:
        popup_says(paired_firefox, line)
        client.navigate("https://mail.google.com/mail/")
        time.sleep(1.0)
        assert badges(client) == []
    assert told
    everything = json.dumps(told)
    assert "Bearer" not in everything and "@" not in everything
    assert {head.split()[0] for head, _ in told} <= {"/api/v1/hello", "/healthz"}


def test_companion_of_another_api_is_named_and_told_nothing(paired_firefox, companion, monkeypatch):
    """The paired companion itself, which proves who it is, but speaks another version of the calls."""
    from whowrites.web import handshake_api

    client = paired_firefox.client
    client.navigate("about:blank")
    monkeypatch.setattr(handshake_api, "API_VERSION", 2)
    time.sleep(0.5)
    companion.exchanges.clear()
    line, first = popup_says(paired_firefox, "do not fit together")
    assert first == 1, line
    client.navigate("https://mail.google.com/mail/")
    time.sleep(1.0)
    assert badges(client) == []
    assert {one.path for one in companion.exchanges} <= {"/api/v1/hello", "/healthz"}
    monkeypatch.undo()
    popup_says(paired_firefox, "Connected")
    settled(client, STRANGERS)


def test_revoked_browser_is_asked_to_connect_again(paired_firefox, companion):
    client = paired_firefox.client
    companion.store.browsers.revoke(companion.store.browsers.list()[-1].id)
    client.navigate("https://mail.google.com/mail/")
    time.sleep(1.0)
    assert badges(client) == []
    line, first = popup_says(paired_firefox, "does not know")
    assert (line, first) == ("The companion does not know this browser any more", 1)
