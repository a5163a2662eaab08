"""Options and popup in Chromium: each switch does what it says, and the keyboard reaches everything."""

from __future__ import annotations

import json

import pytest

from browser.letters import INVENTED, LAB
from browser.shadow import Shadows

STRANGERS = len(INVENTED) - 1


@pytest.fixture
def options(paired):
    page = paired.own_page("pages/options.html")
    page.locator("#state.is-ok").wait_for()
    yield page
    page.close()


def vets(companion):
    return [json.loads(one.body) for one in companion.exchanges if one.path == "/api/v1/vet"]


def test_a_page_that_is_switched_off_shows_and_sends_nothing(paired, companion, options):
    gmail, outlook = paired.context.new_page(), paired.context.new_page()
    for page, host in ((gmail, "mail.google.com"), (outlook, "outlook.live.com")):
        page.goto(f"https://{host}/mail/")
        page.bring_to_front()
        Shadows(page).settled(STRANGERS)
    options.bring_to_front()
    options.locator("input[name=pages][value=gmail]").uncheck()
    gmail.bring_to_front()
    Shadows(gmail).until(lambda found: found == [])
    gmail.wait_for_timeout(800)  # Outlook's tab has asked anew, as after every change
    companion.exchanges.clear()
    gmail.reload()
    gmail.wait_for_timeout(800)
    assert Shadows(gmail).badges() == []
    popup = paired.own_page("pages/popup.html")
    outlook.close()
    gmail.bring_to_front()
    popup.reload()
    popup.get_by_text("Nothing is read on this mail page").wait_for()
    assert "rows on the page" not in popup.locator("#senders").inner_text()
    popup.close()
    assert vets(companion) == []
    outlook = paired.context.new_page()
    outlook.goto("https://outlook.live.com/mail/")
    outlook.bring_to_front()
    Shadows(outlook).settled(STRANGERS)
    options.bring_to_front()
    options.locator("input[name=pages][value=gmail]").check()
    gmail.bring_to_front()
    Shadows(gmail).settled(STRANGERS)
    gmail.close()
    outlook.close()


def test_automatic_reach_is_what_the_listed_senders_are_asked_with(paired, companion, options):
    options.locator("input[name=automatic][value=local]").check()
    page = paired.context.new_page()
    companion.exchanges.clear()
    page.goto("https://mail.google.com/mail/?mails=signed")
    Shadows(page).settled(1)
    assert {body["reach"] for body in vets(companion)} == {"local"}
    page.close()
    companion.exchanges.clear()
    popup = paired.own_page("pages/popup.html")
    popup.locator("#address").fill("typed@northsea-bearings.com")
    popup.locator("#vet button").click()
    popup.locator("#result h2").wait_for()
    assert {body["reach"] for body in vets(companion)} == {"passive"}
    popup.close()
    options.bring_to_front()
    options.locator("input[name=automatic][value=passive]").check()


def test_the_emblem_is_chosen_by_picture_and_colour(paired, options):
    options.locator("summary").click()
    options.get_by_label("Moon", exact=True).check()
    options.get_by_label("Colour 7", exact=True).check()
    assert options.get_by_label("Moon", exact=True).is_checked()
    kept = options.evaluate("() => chrome.storage.local.get('emblem')")
    assert kept == {"emblem": 1 + 16 * 6}
    options.get_by_label("Colour 7", exact=True).press("ArrowRight")
    assert options.evaluate("() => chrome.storage.local.get('emblem')") == {"emblem": 1 + 16 * 7}
    assert options.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Colour 8"


def test_the_companions_settings_open_in_the_owners_session(paired, companion, options):
    with paired.context.expect_page() as opened:
        options.locator("#open_settings").click()
    opened.value.wait_for_url(f"http://127.0.0.1:{companion.port}/settings")
    opened.value.close()


def test_notifications_are_off_and_their_leave_is_not_asked_at_the_start(options):
    assert not options.locator("#notify").is_checked()
    assert options.evaluate("() => chrome.permissions.contains({permissions: ['notifications']})") is False


def test_popup_lists_worst_first_and_the_arrows_reach_every_dossier(paired):
    mail = paired.context.new_page()
    mail.set_viewport_size({"width": 1280, "height": 1200})
    mail.goto("https://mail.google.com/mail/?mails=lab")
    Shadows(mail).settled(len(LAB))
    popup = paired.own_page("pages/popup.html")
    popup.locator(".sender").first.wait_for()
    looks = popup.evaluate(
        """() => [...document.querySelectorAll('.sender .glyph')]
            .map(glyph => glyph.getAttribute('class').split(' ')[1])"""
    )
    order = ["high", "medium", "unknown", "low"]
    assert looks == sorted(looks, key=order.index) and looks[0] == "high"
    assert popup.locator(".sender[tabindex='0']").count() == 1
    popup.locator(".sender").first.focus()
    for key, place in (("ArrowDown", 1), ("End", len(looks) - 1), ("ArrowUp", len(looks) - 2), ("Home", 0)):
        popup.keyboard.press(key)
        at = "() => [...document.querySelectorAll('.sender')].indexOf(document.activeElement)"
        assert popup.evaluate(at) == place
    popup.keyboard.press("ArrowDown")
    name = popup.evaluate("() => document.activeElement.title")
    assert name in popup.evaluate("() => document.activeElement.innerText"), "one name may be that of two"
    popup.keyboard.press("Enter")
    popup.get_by_text("Next step").wait_for()
    assert popup.locator("#result .who").inner_text() == name
    popup.locator(".back").click()
    popup.locator(".sender").first.wait_for()
    assert f"rows on the page: {len(LAB)}, " in popup.locator("#senders").inner_text()
    popup.close()
    mail.close()


def test_self_check_tells_rows_without_an_address(paired):
    mail = paired.context.new_page()
    mail.goto("https://mail.google.com/mail/?mails=lab")
    Shadows(mail).until(bool)
    mail.evaluate(
        """() => { for (const node of document.querySelectorAll('[email]')) {
            node.removeAttribute('email'); node.removeAttribute('data-hovercard-id'); } }"""
    )
    mail.wait_for_timeout(2600)
    popup = paired.own_page("pages/popup.html")
    line = popup.get_by_text(f"rows on the page: {len(LAB)}, addresses read: 0")
    line.wait_for()
    assert "no address could be read" in popup.locator("#senders").inner_text()
    popup.close()
    mail.close()


def test_the_command_of_a_companion_that_is_off_is_copied(paired, companion):
    paired.context.grant_permissions(["clipboard-read", "clipboard-write"])
    companion.stop()
    popup = paired.own_page("pages/popup.html")
    popup.locator("#copy").click()
    popup.get_by_text("Copied").wait_for()
    assert popup.evaluate("() => navigator.clipboard.readText()") == "whowrites"
    companion.start()
    popup.locator("#try_again").click()
    popup.locator("#state.is-ok").wait_for()
    popup.close()
