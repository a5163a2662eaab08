"""Firefox: signatures and original headers are personal communications there. They are read once the user has
allowed it at the browser's own question, and not before."""

from __future__ import annotations

import json

import pytest

from browser.firefox import answer_question, badges, find, press, says, settled, until

ORIGINAL = "https://mail.google.com/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1"


@pytest.fixture
def mail(paired_firefox, companion):
    """A signed mail, open, with its card."""
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/?mails=signed")
    settled(client, 1)
    client.execute_script("document.querySelector('[data-open]').click()")
    settled(client, 2)
    companion.exchanges.clear()
    press(client, "message", "")
    says(client, "Next step")
    return client


def sent_letters(companion) -> list[str]:
    """What went out that only a letter holds."""
    bodies = [one.body for one in companion.exchanges if one.path == "/api/v1/original"]
    asked = [one.body for one in companion.exchanges if one.path == "/api/v1/dossier"]
    return bodies + [body for body in asked if json.loads(body)["claims"]]


def go_to_new_tab(client, before: set[str], url: str) -> str:
    """Goes to the tab that opened; gives the one it came from."""
    here = client.current_window_handle
    client.switch_to_window(until(lambda: set(client.window_handles) - before, bool).pop())
    until(client.get_url, lambda now: url in now)
    return here


def back(client, mail_tab: str) -> None:
    client.close()
    client.switch_to_window(mail_tab)


def test_nothing_of_a_letter_is_read_before_firefox_has_asked(mail, companion):
    before = set(mail.window_handles)
    press(mail, "layer", "Read the signature")
    says(mail, "Firefox wants your leave")
    mail_tab = go_to_new_tab(mail, before, "pages/options.html#letters")
    box = find(mail, "#letters_on")
    until(box.is_displayed, bool)
    assert not box.is_selected()
    box.click()
    answer_question(mail, allow=False)
    until(lambda: find(mail, "#saved").text, lambda text: "stay unread" in text)
    assert not box.is_selected()
    back(mail, mail_tab)
    before = set(mail.window_handles)
    press(mail, "layer", "Read the original headers")
    back(mail, go_to_new_tab(mail, before, "pages/options.html#letters"))
    mail.navigate(ORIGINAL)
    [source] = until(lambda: badges(mail), lambda found: [badge[2] for badge in found] == ["unchecked"])
    assert source[0] == "message"
    before = set(mail.window_handles)
    press(mail, "message", "")
    says(mail, "Firefox wants your leave")
    press(mail, "layer", "Open the options")
    back(mail, go_to_new_tab(mail, before, "pages/options.html#letters"))
    assert sent_letters(companion) == []


def test_once_allowed_the_open_pages_read_and_once_taken_back_they_do_not(mail, paired_firefox, companion):
    mail.navigate(ORIGINAL)
    until(lambda: badges(mail), lambda found: [badge[2] for badge in found] == ["unchecked"])
    original = mail.current_window_handle
    options = mail.open(type="tab")["handle"]
    mail.switch_to_window(options)
    mail.navigate(paired_firefox.own_url("pages/options.html"))
    until(find(mail, "#letters_on").is_displayed, bool)
    find(mail, "#letters_on").click()
    assert "personal communications" in answer_question(mail, allow=True).lower()
    until(lambda: find(mail, "#saved").text, lambda text: text == "Saved.")
    mail.switch_to_window(original)
    until(lambda: badges(mail), lambda found: found and found[0][2] not in ("unchecked", "checking"))
    [header] = {one.body for one in companion.exchanges if one.path == "/api/v1/original"}
    assert "nobody" not in header
    mail.switch_to_window(options)
    find(mail, "#letters_on").click()
    until(lambda: find(mail, "#saved").text, lambda text: "stay unread" in text)
    back(mail, original)
    until(lambda: badges(mail), lambda found: [badge[2] for badge in found] == ["unchecked"])


@pytest.fixture
def allowed(paired_firefox):
    client = paired_firefox.client
    client.navigate(paired_firefox.own_url("pages/options.html"))
    until(find(client, "#letters_on").is_displayed, bool)
    if not find(client, "#letters_on").is_selected():
        find(client, "#letters_on").click()
        answer_question(client, allow=True)
        until(lambda: find(client, "#saved").text, lambda text: text == "Saved.")


def test_deeds_of_the_card(allowed, mail, companion):
    client = mail
    press(client, "layer", "Read the signature")
    says(client, "Read from the signature (fields: 4)")
    bodies = [one.body for one in companion.exchanges]
    assert any("Head of Purchasing" in body for body in bodies)
    assert not any("secret price" in body for body in bodies)
    press(client, "layer", "Check again")
    until(lambda: [one.path for one in companion.exchanges], lambda paths: "/api/v1/recheck" in paths)
    before = set(client.window_handles)
    press(client, "layer", "Read the original headers")
    new = until(lambda: set(client.window_handles) - before, bool).pop()
    mail = client.current_window_handle
    client.switch_to_window(new)
    until(client.get_url, lambda url: "view=om&permmsgid=msg-f%3A" in url)
    client.close()
    client.switch_to_window(mail)
