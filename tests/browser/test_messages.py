"""Chromium: what the background accepts, and from whom."""

from __future__ import annotations

import pytest

from browser.running_chromium import EXTENSION_ID

GOOD = {
    "ref": "0",
    "address": "a@example.com",
    "name": "",
    "reply_to": None,
    "surface": "list",
    "role": "sender",
}

DOSSIER = '{type: "dossier", id: "0".repeat(32), name: "", reply_to: null, '


class Isolated:
    """The world of our content script in a page, as a broken content script would use it."""

    def __init__(self, page) -> None:
        self._cdp = page.context.new_cdp_session(page)
        self._contexts: list[dict] = []
        self._cdp.on("Runtime.executionContextCreated", lambda event: self._contexts.append(event["context"]))
        self._cdp.send("Runtime.enable")
        page.wait_for_timeout(200)

    def run(self, script: str):
        world = next(context for context in self._contexts if EXTENSION_ID in context["origin"])
        answer = self._cdp.send(
            "Runtime.evaluate",
            {"expression": script, "contextId": world["id"], "awaitPromise": True, "returnByValue": True},
        )
        return answer["result"].get("value")

    def tell(self, message: str):
        return self.run(f"chrome.runtime.sendMessage({message}).catch(error => String(error))")


@pytest.fixture(scope="module")
def isolated(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    yield Isolated(page)
    page.close()


def sender(**changes) -> str:
    import json

    return json.dumps({"type": "vet", "senders": [{**GOOD, **changes}]})


def test_content_script_may_vet(isolated):
    answer = isolated.tell(sender())
    assert answer["state"] == "ok" and answer["status"] == 200


@pytest.mark.parametrize(
    "message",
    [
        '{type: "connect"}',
        '{type: "forget"}',
        '{type: "settings"}',
        '{type: "toString"}',
        '{type: "open", page: "https://evil.example", id: ""}',
        '{type: "open", page: "dossier", id: "../x"}',
        '{type: "level", level: "safe"}',
        '{type: "hello", extra: 1}',
        '{type: "show_original", message: "https://evil.example"}',
        '{type: "show_original", message: "msg-f:1&x=2"}',
        '{type: "wrong", id: "0".repeat(32), code: "../x", value: "0".repeat(16), undo: false}',
        '{type: "wrong", id: "0".repeat(32), code: "x", value: "0".repeat(16)}',
        '{type: "quiet", id: "0".repeat(32), whole_domain: "example.com", undo: false}',
        '{type: "quiet", id: "0".repeat(32), undo: false}',
        '{type: "recheck", id: "0".repeat(32), reach: "contact"}',
        DOSSIER + 'claims: [{field: "body", value: ""}]}',
        DOSSIER + 'claims: Array(41).fill({field: "title", value: ""})}',
        '{type: "vet", senders: [], reach: "contact"}',
        '{type: "vet", senders: []}',
        "null",
        '"vet"',
        "[]",
    ],
)
def test_everything_else_is_refused(isolated, message):
    assert isolated.tell(message) == {"refused": True}


def test_senders_are_bounded(isolated):
    assert isolated.tell(sender(address="a" * 255)) == {"refused": True}
    assert isolated.tell(sender(name="n" * 501)) == {"refused": True}
    assert isolated.tell(sender(role="self")) == {"refused": True}
    assert isolated.tell(sender(header={"mailed_by": "a.example"})) == {"refused": True}
    assert isolated.tell(sender(header={"mailed_by": "a.example", "signed_by": "b" * 255})) == {
        "refused": True
    }
    assert isolated.tell(sender(reach="contact")) == {"refused": True}
    many = (
        '{type: "vet", senders: Array(101).fill(' + sender()[len('{"type": "vet", "senders": [') : -2] + ")}"
    )
    assert isolated.tell(many) == {"refused": True}
    assert isolated.tell('{type: "level", level: "x".repeat(1000000)}') == {"refused": True}


def test_content_script_reads_no_setting_and_no_token(isolated):
    assert "not allowed" in isolated.run("chrome.storage.local.get().then(JSON.stringify, String)")
    names = isolated.run("indexedDB.databases().then(all => all.map(one => one.name).join())")
    assert "whowrites" not in names


def test_page_of_another_site_has_no_way_in(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    told = page.evaluate(f"() => typeof chrome.runtime?.sendMessage + {EXTENSION_ID!r}")
    assert told == f"undefined{EXTENSION_ID}"
    page.close()
