"""Chromium: tooltip and card by pointer and by keyboard, and where they lead."""

from __future__ import annotations

import json

import pytest

from browser.letters import INVENTED, LAB, SIGNED
from browser.shadow import Shadows


@pytest.fixture
def inbox(paired):
    page = paired.context.new_page()
    page.set_viewport_size(
        {"width": 1280, "height": 1200}
    )  # all rows: what is out of view is not asked about
    page.goto("https://mail.google.com/mail/?mails=lab")
    shadows = Shadows(page)
    shadows.settled(len(LAB))
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
        shadows.press(button)
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


def test_known_sender_turns_quiet_everywhere_until_he_is_taken_back(inbox, companion):
    page, shadows = inbox
    badge = next(badge for badge in shadows.badges() if badge.look == "medium")
    page.locator(f"tr.zA:has([email='{badge.beside}'])").first.scroll_into_view_if_needed()
    shadows.click(badge.button)
    assert "One of your contacts." not in whole_card(shadows)
    for button, told, kept in (
        ("I know this sender", "One of your contacts.", True),
        ("Take out of my contacts", "I know this sender", False),
    ):
        shadows.press(button)
        card = shadows.wait_layer(told)
        assert button not in card and "Saved." in card
        assert (companion.store.contacts.contact(badge.beside) is not None) is kept
        shadows.until(
            lambda found, kept=kept: (
                {b.look == "medium" for b in found if b.beside == badge.beside} == {not kept}
                and all(b.look != "checking" for b in found)
            )
        )
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.getAttribute('data-whowrites')") == "list"


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
        shadows.press("Check web site and mailbox")
    owner = opened.value
    owner.wait_for_url("**/dossier/*#contact")
    assert owner.locator("#contact").bounding_box()["y"] < owner.viewport_size["height"], "it is in sight"
    shadows.wait_layer("asks for your leave first")
    assert not [asked for asked in companion.lab.log if asked[0] in ("web", "smtp")], "asked before consent"
    assert owner.locator("input[value=website]").is_checked()
    assert not owner.locator("input[value=mailbox]").is_checked()
    owner.locator("#contact ~ form button").click()
    owner.get_by_text("The web site is visited.").wait_for()
    owner.close()
    page.bring_to_front()
    # The debugger keeps every tab "visible": the word of the tab that it is seen again has to be said for it.
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    shadows.until(lambda _: "asks for your leave first" not in " ".join(shadows.layers()))
    shadows.press("Check web site and mailbox")
    assert "Done. " in shadows.wait_layer("Done. ", 20)
    shadows.until(lambda found: any(b.beside == sender and b.look == "low" for b in found))
    assert [asked for asked in companion.lab.log if asked[0] == "web" and "hengda-valves.cn" in asked[1]]
    assert not [asked for asked in companion.lab.log if asked[0] == "smtp"], "that switch is off"


def open_message(page, shadows, words):
    """Opens the message with these words and gives the badge beside its sender."""
    page.locator("[data-open]", has_text=words).first.click()
    shown = shadows.until(
        lambda found: any(b.surface == "message" and b.look != "checking" for b in found), 30
    )
    return next(badge for badge in shown if badge.surface == "message")


def whole_card(shadows):
    """The text of the open card once it holds the whole dossier: the first answer knows no next step."""
    return shadows.wait_layer("Next step")


def calls(companion, path):
    return [json.loads(one.body) for one in companion.exchanges if one.path == f"/api/v1{path}"]


def test_a_reason_called_wrong_is_kept_and_counts_again(inbox, companion):
    page, shadows = inbox
    badge = high(page, shadows)
    shadows.click(badge.button)
    before = whole_card(shadows)
    companion.exchanges.clear()
    shadows.press("This is wrong")
    said = shadows.wait_layer("Called wrong by you")
    assert said != before
    (call,) = calls(companion, "/wrong")
    assert call["undo"] is False and call["id"] and call["code"]
    shadows.press("Let it count again")
    shadows.until(lambda _: "Called wrong by you" not in " ".join(shadows.layers()))
    assert calls(companion, "/wrong")[-1] == {**call, "undo": True}


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_only_the_fields_of_the_signature_leave_the_page_and_only_by_a_click(paired, companion, host):
    page = paired.context.new_page()
    page.goto(f"https://{host}/mail/?mails=signed")
    shadows = Shadows(page)
    badge = open_message(page, shadows, SIGNED.name)
    companion.exchanges.clear()
    shadows.click(badge.button)
    whole_card(shadows)
    assert all(call["claims"] == [] for call in calls(companion, "/dossier"))
    shadows.press("Read the signature")
    shadows.wait_layer("Read from the signature")
    sent = {
        claim["field"]: claim["value"] for call in calls(companion, "/dossier") for claim in call["claims"]
    }
    assert sent == {
        "person": "Dana Okafor",
        "title": "Head of Purchasing",
        "company": "Northsea Bearings Ltd",
        "phone": "+44 20 7946 0018",
    }
    assert not [one for one in companion.exchanges if "secret price" in one.body]
    page.close()


def test_the_source_of_this_very_message_opens_on_the_users_click(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/u/1/?mails=lab")
    shadows = Shadows(page)
    letter = next(letter for letter in LAB if letter.shows_address)
    badge = open_message(page, shadows, letter.subject)
    shadows.click(badge.button)
    whole_card(shadows)
    with paired.context.expect_page() as opened:
        shadows.press("Read the original headers")
    opened.value.wait_for_load_state()
    assert opened.value.url == f"https://mail.google.com/mail/u/1/?view=om&permmsgid=msg-f%3A{letter.id}"
    opened.value.close()
    page.close()


def test_card_says_where_outlook_keeps_the_source(paired):
    page = paired.context.new_page()
    page.goto("https://outlook.live.com/mail/?mails=signed")
    shadows = Shadows(page)
    badge = open_message(page, shadows, SIGNED.name)
    shadows.click(badge.button)
    whole_card(shadows)
    shadows.press("Read the original headers")
    shadows.wait_layer("View message source")
    page.close()


def test_both_sides_of_a_contradiction_and_the_table_stand_in_the_card(inbox):
    page, shadows = inbox
    shadows.click(high(page, shadows).button)
    card = whole_card(shadows)
    for title in ("Reasons", "Reply-To not seen", "Checked"):
        assert title in card, card
    assert card.index("Reasons") < card.index("Reply-To not seen") < card.index("Next step")


def test_checking_again_asks_anew(inbox, companion):
    page, shadows = inbox
    badge = next(badge for badge in shadows.badges() if badge.look == "low")
    page.locator(f"tr.zA:has([email='{badge.beside}'])").first.scroll_into_view_if_needed()
    shadows.click(badge.button)
    whole_card(shadows)
    companion.exchanges.clear()
    shadows.press("Check again")
    shadows.until(lambda _: bool(calls(companion, "/recheck")))
    shadows.wait_layer("Done. No problems found", 20)
    assert [call["reach"] for call in calls(companion, "/recheck")] == ["passive"]
    shadows.settled(len(LAB))
