"""The texts for the stores: in both languages, within the stores' limits, and true of what is really sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from browser.letters import EXTENSION, INVENTED
from browser.shadow import Shadows
from browser.test_catalogs import FORBIDDEN

TEXTS = EXTENSION.parent / "docs" / "stores"
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
LANGUAGES = ("en", "zh_CN")


def read(language: str, name: str) -> str:
    return (TEXTS / language / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_permission_and_kind_of_data_has_its_reason(language):
    text = read(language, "permissions")
    data = MANIFEST["browser_specific_settings"]["gecko"]["data_collection_permissions"]
    wanted = [
        *MANIFEST["permissions"],
        *MANIFEST["optional_permissions"],
        *MANIFEST["host_permissions"],
        *data["required"],
        *data["optional"],
    ]
    given = dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", text, re.MULTILINE))
    assert given.keys() == set(wanted)
    assert all(len(reason) > 4 for reason in given.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_listing_keeps_the_stores_limits_and_our_words(language):
    listing = read(language, "listing")
    messages = json.loads((EXTENSION / "_locales" / language / "messages.json").read_text("utf-8"))
    summary = listing.split("\n## ")[1].split("\n", 1)[1].strip()
    assert summary == messages["description"]["message"]
    assert len(summary) <= 132, "Chrome's store cuts it"
    assert listing.startswith(f"# {messages['name']['message']}\n")
    for name in ("listing", "permissions", "privacy"):
        assert not re.findall(FORBIDDEN[language], read(language, name), re.IGNORECASE), name


def test_both_languages_have_the_same_parts():
    for name in ("listing", "permissions", "privacy"):
        parts = {
            language: re.findall(r"^(#+|\|)", read(language, name), re.MULTILINE) for language in LANGUAGES
        }
        assert parts["en"] == parts["zh_CN"], name


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def named(language: str) -> set[str]:
    """What the privacy text says is handed over, by the names in the messages."""
    table = read(language, "privacy").split("\n## ")[1]
    return set(re.findall(r"`(\w+)`", table))


def paths_in_the_code() -> set[str]:
    source = "".join(path.read_text("utf-8") for path in (EXTENSION / "background").glob("*.js"))
    return {
        re.sub(r"^(?!/api)", "/api/v1", path) for path in re.findall(r'"(/[a-z][a-z0-9/]*[a-z0-9])"', source)
    }


TELL = """message => new Promise(next => chrome.runtime.sendMessage(message, next))"""


def everything_that_is_ever_sent(paired, companion) -> None:
    page = paired.context.new_page()
    shadows = Shadows(page)
    page.goto("https://mail.google.com/mail/")
    shadows.settled(len(INVENTED) - 1)
    page.locator("[data-open]", has_text="Again").click()
    shadows.settled(len(INVENTED))
    page.locator(".ajy").click()
    page.wait_for_timeout(1500)
    page.goto("https://mail.google.com/mail/?mails=signed")
    shadows.settled(1)
    page.locator("[data-open]").click()
    badge = next(b for b in shadows.settled(2) if b.surface == "message")
    shadows.click(badge.button)
    shadows.wait_layer("Next step")
    shadows.press("Read the signature")
    shadows.wait_layer("Read from the signature")
    page.goto("https://mail.google.com/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1")
    shadows.settled(1)
    page.goto("https://mail.google.com/mail/?lang=he#sent")
    page.wait_for_timeout(3000)
    id = next(json.loads(one.body)["id"] for one in companion.exchanges if one.path == "/api/v1/dossier")
    popup = paired.own_page("pages/popup.html")
    for message in (
        {"type": "decide", "id": id, "decision": "known"},
        {"type": "wrong", "id": id, "code": "free_mail", "value": "0" * 16, "undo": False},
        {"type": "quiet", "id": id, "whole_domain": False, "undo": True},
        {"type": "recheck", "id": id},
        {"type": "open", "page": "dossier", "id": id},
    ):
        popup.evaluate(TELL, message)
    popup.close()
    own = paired.own_page("pages/options.html")
    own.evaluate(
        "() => chrome.storage.local.set({ notify: true, changes: { since: '', waiting: 0, digestAt: 0 } })"
    )
    paired.worker().evaluate("""() => { globalThis.contains = chrome.permissions.contains;
        chrome.permissions.contains = async () => true;
        chrome.alarms.onAlarm.dispatch({ name: 'changes' }); }""")
    own.wait_for_timeout(1000)
    paired.worker().evaluate("() => { chrome.permissions.contains = globalThis.contains; }")
    own.evaluate("() => chrome.storage.local.set({ notify: false })")
    own.close()
    page.close()


def test_the_privacy_text_names_whatever_is_sent(paired, companion):
    everything_that_is_ever_sent(paired, companion)
    sent = [one for one in companion.exchanges if one.method == "POST" and one.path.startswith("/api/v1/")]
    assert {one.path for one in sent} == paths_in_the_code(), "a call that was not tried, or not in the code"
    called = {name for one in sent for name in keys(json.loads(one.body))}
    assert {"claims", "mailed_by", "people", "text", "since", "verifier_hash"} <= called
    for language in LANGUAGES:
        assert called - named(language) == set(), f"{language}: sent, but not named"
        assert named(language) - called <= {"code", "reply_to"}, f"{language}: named, but never sent"
