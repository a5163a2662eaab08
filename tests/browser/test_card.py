"""Chromium: tooltip and card by pointer and by keyboard, and where they lead."""

from __future__ import annotations

import pytest

from browser.letters import INVENTED, LAB
from browser.shadow import Shadows


@pytest.fixture
def inbox(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/?mails=lab")
    shadows = Shadows(page)
    shadows.settled(len(LAB), 30)
    yield page, shadows
    page.close()


def high(page, shadows):
    badge = next(badge for badge in shadows.badges() if badge.look == "high" and badge.surface == "list")
    page.locator(f"tr.zA:has([email='{badge.beside}'])").first.scroll_into_view_if_needed()
    return badge


def test_hover_shows_the_reasons_and_escape_closes(inbox):
    page, shadows = inbox
    badge = high(page, shadows)
    shadows.hover(badge.button)
    tip = shadows.wait_layer("Click for evidence")
    assert badge.label in tip and badge.label.startswith("High risk")
    x, y = shadows.centre(badge.button)
    page.mouse.move(x + 20, y + 30, steps=4)
    page.wait_for_timeout(500)
    assert shadows.layers(), "the pointer may enter the tooltip"
    page.keyboard.press("Escape")
    assert shadows.layers() == []


def test_click_opens_the_card_and_not_the_row(inbox):
    page, shadows = inbox
    badge = high(page, shadows)
    shadows.click(badge.button)
    card = shadows.wait_layer("Next step")
    for words in (badge.beside, "Reasons", "Open dossier", "I know this sender", "Checked 20", "RDAP"):
        assert words in card
    assert page.evaluate("() => window.rowClicks") == 0
    assert page.url.endswith("mails=lab")
    page.keyboard.press("Escape")
    assert shadows.layers() == []
    assert page.evaluate("() => document.activeElement.getAttribute('data-whowrites')") == "list"


def test_keyboard_reaches_the_badge_of_the_open_message(inbox):
    page, shadows = inbox
    page.locator("tr.zA").first.click()
    opened = shadows.until(lambda found: any(b.surface == "message" and b.look != "checking" for b in found))
    badge = next(badge for badge in opened if badge.surface == "message")
    assert shadows.spoken(badge.button) == ("button", badge.label)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.getAttribute('data-whowrites')") == "message":
            break
    shadows.wait_layer("Click for evidence")
    page.keyboard.press("Enter")
    assert badge.label in shadows.wait_layer("What speaks for the sender")
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.getAttribute('data-whowrites')") == "message"


@pytest.mark.parametrize(("button", "path"), [("Open dossier", "/dossier/"), ("History", "/history")])
def test_card_leads_to_the_owners_pages(inbox, paired, companion, button, path):
    page, shadows = inbox
    badge = high(page, shadows)
    shadows.click(badge.button)
    shadows.wait_layer("Next step")
    with paired.context.expect_page() as opened:
        shadows.click(shadows.layer_button(button))
    opened.value.wait_for_url(f"http://127.0.0.1:{companion.port}{path}**")
    assert badge.beside in opened.value.content()
    assert "#t=" not in opened.value.url
    opened.value.close()


def test_same_address_with_another_reply_to_gets_its_own_level(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    shadows = Shadows(page)
    twins = [letter for letter in INVENTED if letter.name == "Tom"]
    listed = [badge.look for badge in shadows.settled(len(INVENTED) - 1) if badge.beside == twins[0].address]
    assert len(set(listed)) == 1, "a list row tells no Reply-To"
    page.locator("[data-open]", has_text="Again").click()
    shadows.until(lambda found: any(b.surface == "message" and b.look == listed[0] for b in found))
    page.locator("#thread .ajy").click()
    rated = shadows.until(
        lambda found: any(b.surface == "message" and b.look not in (listed[0], "checking") for b in found)
    )
    badge = next(badge for badge in rated if badge.surface == "message")
    assert badge.look in ("high", "medium")
    shadows.click(badge.button)
    assert "castellan-groups.com" in shadows.wait_layer("Next step")
    page.locator("tr.zA").first.wait_for(state="attached")
    assert [
        b.look for b in shadows.badges() if b.surface == "list" and b.beside == twins[0].address
    ] == listed
    page.close()


def test_known_sender_turns_quiet_everywhere(inbox):
    page, shadows = inbox
    badge = next(badge for badge in shadows.badges() if badge.look == "medium")
    page.locator(f"tr.zA:has([email='{badge.beside}'])").first.scroll_into_view_if_needed()
    shadows.click(badge.button)
    shadows.wait_layer("Next step")
    shadows.click(shadows.layer_button("I know this sender"))
    shadows.until(
        lambda found: all(b.look not in ("medium", "checking") for b in found if b.beside == badge.beside)
    )
    assert shadows.layers() == []


def test_the_senders_servers_are_asked_after_consent_and_the_card_grows(paired, companion, inbox):
    page, shadows = inbox
    sender = "zhou@hengda-valves.cn"

    def open_card():
        page.locator(f"tr.zA:has([email='{sender}'])").first.scroll_into_view_if_needed()
        shadows.click(next(badge for badge in shadows.badges() if badge.beside == sender).button)
        # The card is drawn at once and anew with the whole dossier, which alone holds this section.
        shadows.wait_layer("What speaks for the sender")

    open_card()
    companion.lab.log.clear()
    with paired.context.expect_page() as opened:
        shadows.click(shadows.layer_button("Check web site and mailbox"))
    owner = opened.value
    owner.wait_for_url("**/dossier/*")
    assert not [asked for asked in companion.lab.log if asked[0] in ("web", "smtp")], "asked before consent"
    assert owner.locator("input[value=website]").is_checked()
    assert not owner.locator("input[value=mailbox]").is_checked()
    owner.locator("#contact ~ form button").click()
    owner.get_by_text("The web site is visited.").wait_for()
    owner.close()
    page.bring_to_front()
    page.keyboard.press("Escape")
    open_card()
    shadows.click(shadows.layer_button("Check web site and mailbox"))
    shadows.until(lambda found: any(b.beside == sender and b.look == "low" for b in found))
    assert [asked for asked in companion.lab.log if asked[0] == "web" and "hengda-valves.cn" in asked[1]]
    assert not [asked for asked in companion.lab.log if asked[0] == "smtp"], "that switch is off"
