"""Chromium: what the user opens, points at and sends, in both webmails and other languages.

The pages re-use their rows and throw foreign nodes out.
"""

from __future__ import annotations

import json
import time

import pytest

from browser.companion import all_written
from browser.firefox import until
from browser.letters import INVENTED
from browser.shadow import PATIENCE, Shadows

STRANGERS = [letter for letter in INVENTED if letter.name != "Me"]


@pytest.fixture
def opened(paired):
    pages = []

    def open_(url):
        page = paired.context.new_page()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(url)
        pages.append(page)
        return page, Shadows(page)

    yield open_
    for page in pages:
        page.close()


def written_to(companion, address, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if address in all_written(companion):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_rows_are_reused_replaced_and_rendered_anew(opened, host):
    page, shadows = opened(f"https://{host}/mail/")
    shadows.settled(len(STRANGERS))
    heights = page.evaluate("() => mail.rows().map(row => row.offsetHeight)")
    page.evaluate("() => mail.reuse(mail.rows()[0], 'joe.sales@oakline-furniture.com', 'Joe')")
    shadows.until(
        lambda found: found[0].beside == "joe.sales@oakline-furniture.com" and found[0].look != "checking"
    )
    page.evaluate("() => mail.replaceList()")
    shadows.settled(len(STRANGERS))
    assert page.evaluate("() => mail.rows().map(row => row.offsetHeight)") == heights
    # A renderer that throws our nodes out each time is not fought over: five times, then no more.
    drawn = []
    for _ in range(9):
        drawn.append(page.evaluate("() => mail.rerender()"))
        page.wait_for_timeout(250)
    assert drawn[0] == len(STRANGERS) and drawn[2] == len(STRANGERS) and drawn[-1] == 0
    page.evaluate("() => mail.storm(500)")
    assert page.evaluate("() => document.querySelectorAll('[data-whowrites]').length") == 0


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.office365.com"])
def test_virtual_list_shows_each_sender_his_own_answer(opened, host):
    page, shadows = opened(f"https://{host}/mail/")
    listed = {badge.beside: badge.label for badge in shadows.settled(len(STRANGERS))}
    last = page.evaluate("() => mail.scroll(7, 4)")
    # A row that is used anew keeps the mark of before until its change is read, in one of the next frames.
    shadows.until(
        lambda all_: (
            [b.beside for b in all_] == [a for a in last if a != "me@myfirm.example"]
            and all(b.label == listed[b.beside] for b in all_ if b.beside != "tom@northsea-bearings.com")
            and all(b.look != "checking" for b in all_)
        )
    )


def test_details_tell_where_an_answer_goes_and_who_signed(opened, companion):
    page, shadows = opened("https://mail.google.com/mail/?lang=he")
    shadows.settled(len(STRANGERS))
    page.locator("[data-open]", has_text="Again").click()
    before = shadows.until(lambda f: any(b.surface == "message" and b.look != "checking" for b in f))
    page.locator(".ajy").click()
    after = shadows.until(
        lambda f: any(
            b.surface == "message" and b.look not in ("checking",) and b.label != before[-1].label for b in f
        )
    )
    message = next(badge for badge in after if badge.surface == "message")
    assert message.look in ("high", "medium")
    told = [json.loads(one.body)["senders"] for one in companion.exchanges if one.path == "/api/v1/vet"]
    headers = [sender["header"] for senders in told for sender in senders if "header" in sender]
    assert headers and all(header == headers[0] for header in headers)
    assert headers[0] == {
        "mailed_by": "bounce.northsea-bearings.com",
        "signed_by": "northsea-bearings.com",
    }
    assert all("header" not in sender for sender in told[0])
    shadows.click(message.button)
    assert "signed by northsea-bearings.com" in shadows.wait_layer("Gmail shows")
    assert page.locator(".ajC [data-whowrites]").count() == 0


def test_print_window_has_its_senders_and_nothing_of_their_bodies(opened):
    page, shadows = opened("https://mail.google.com/mail/?ui=2&view=pt")
    found = shadows.settled(2)
    assert {badge.surface for badge in found} == {"message"}
    page.emulate_media(media="print")
    assert page.evaluate(
        "() => [...document.querySelectorAll('[data-whowrites]')].every(h => !h.checkVisibility())"
    )


def test_message_in_a_window_of_its_own(opened):
    page, shadows = opened(f"https://outlook.cloud.microsoft/mail/deeplink/read/AQQk{STRANGERS[0].id}")
    [read] = shadows.settled(1)
    assert read.surface == "message" and not read.in_body
    shadows.click(read.button)
    assert STRANGERS[0].address in shadows.wait_layer("Open dossier")
    page.reload()
    shadows.settled(1)


LISTENS = """async (url) => { const [tab] = await chrome.tabs.query({ url });
    const told = await chrome.tabs.sendMessage(tab.id, { type: 'visible' }).catch(() => null);
    return told?.reachable === true; }"""


def test_mail_written_in_a_window_of_its_own(paired, opened, companion):
    page, shadows = opened("https://mail.google.com/mail/u/0/?fs=1&view=cm")
    # Nothing is drawn here that would tell when our script runs: it is asked.
    own = paired.own_page("pages/options.html")
    until(lambda: own.evaluate(LISTENS, page.url), bool)
    own.close()
    page.locator(".new input").fill("window@kepler-yard.example")
    page.locator(".new input").press("Enter")
    page.locator(".new .aoO").click()
    assert written_to(companion, "window@kepler-yard.example")
    assert shadows.badges() == []


def test_three_hundred_rows_in_view(opened, companion):
    companion.exchanges.clear()
    page, shadows = opened("https://mail.google.com/mail/?rows=300&mails=lab")
    page.set_viewport_size({"width": 1280, "height": 16_000})
    rows = page.locator("tr.zA").count()
    assert rows == 300
    found = shadows.settled(rows)
    assert {badge.surface for badge in found} == {"list"}
    asked = [json.loads(one.body)["senders"] for one in companion.exchanges if one.path == "/api/v1/vet"]
    assert max(map(len, asked)) <= 100
    first = {(one["address"], one["name"]) for senders in asked for one in senders}
    assert len(asked) < len(first), "all that came into view in a frame went in one message"


def test_page_with_a_messages_source_is_read_to_the_first_blank_line(opened, companion):
    _, shadows = opened("https://mail.google.com/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1")
    [badge] = shadows.settled(1)
    assert badge.surface == "message" and badge.look in ("low", "unknown", "medium", "high")
    shadows.click(badge.button)
    card = shadows.wait_layer("Open dossier")
    assert STRANGERS[0].address in card and "victim" not in card
    asked = [one for one in companion.exchanges if one.path == "/api/v1/original"]
    assert asked and {one.status for one in asked} == {200}
    assert all("Authentication-Results" in one.body and "nobody" not in one.body for one in asked)
    assert "forged@victim.example" not in companion.store.dossiers.facts(["forged@victim.example"])


def test_card_on_hover_tells_the_address_that_outlook_hides(opened):
    page, shadows = opened("https://outlook.live.com/mail/?variant=hidden")
    page.locator("[data-open]", has_text="Order 4711").click()
    [hidden] = shadows.settled(1)
    assert (hidden.look, hidden.label) == ("hidden", "Address hidden by Outlook")
    page.locator("[data-person]").hover()
    [told] = shadows.until(lambda found: len(found) == 1 and found[0].look not in ("hidden", "checking"))
    assert "checks" in told.label or "reason" in told.label


def test_only_a_mail_that_went_out_makes_its_recipients_known(opened, companion):
    page, shadows = opened("https://mail.google.com/mail/?lang=zh")
    shadows.settled(len(STRANGERS))

    def write(address):
        page.locator("#compose").click()
        page.locator(".new input").fill(address)
        page.locator(".new input").press("Enter")
        return page.locator(".new")

    write("thrown.away@kepler-yard.example").locator(".og").click()
    page.evaluate("() => { window.sendingFails = true; }")
    still_open = write("not.sent@kepler-yard.example")
    still_open.locator(".aoO").click()
    page.wait_for_timeout(900)
    still_open.locator(".og").click()
    page.evaluate("() => { window.sendingFails = false; }")
    write("sent@kepler-yard.example").locator(".aoO").click()
    page.locator(".new").wait_for(state="detached")
    write("by.key@kepler-yard.example").locator(".Am").press("Control+Enter")
    assert written_to(companion, "sent@kepler-yard.example")
    assert written_to(companion, "by.key@kepler-yard.example")
    known = all_written(companion)
    assert not known & {f"{name}@kepler-yard.example" for name in ("thrown.away", "not.sent")}
    assert "me@myfirm.example" not in known
    assert not [badge for badge in shadows.badges() if badge.surface == "compose"]


def test_folder_of_sent_mails_makes_recipients_known_and_marks_none(opened, companion):
    page, shadows = opened("https://mail.google.com/mail/?lang=he")
    shadows.settled(len(STRANGERS))
    page.locator("a[href='#sent']").click()
    assert written_to(companion, STRANGERS[0].address)
    assert page.locator("#sent [data-whowrites]").count() == 0
    page, shadows = opened("https://outlook.office.com/mail/?lang=zh")
    shadows.settled(len(STRANGERS))
    page.locator("#sent").click()
    assert written_to(companion, "sent-to-1@kepler-yard.example")
    shadows.until(lambda found: found == [])
    page.locator("#compose").click()
    page.locator(".field").fill("new.partner@kepler-yard.example")
    page.locator(".field").press("Enter")
    page.locator("button[title*='Ctrl+Enter']").click()
    assert written_to(companion, "new.partner@kepler-yard.example")


def test_page_without_one_address_says_so_in_the_popup(opened, paired):
    page, _ = opened("https://mail.google.com/mail/")
    page.evaluate("""() => { for (const node of document.querySelectorAll('[email]')) {
        node.removeAttribute('email'); node.removeAttribute('data-hovercard-id'); } }""")
    page.wait_for_timeout(2600)
    popup = paired.own_page("pages/popup.html")
    popup.locator("#senders", has_text="no address could be read").wait_for()
    popup.close()
