"""Chromium: what a webmail does with its own rows, and the user with his settings, never costs a badge or
swaps one.
"""

from __future__ import annotations

from browser.letters import INVENTED
from browser.shadow import Shadows

STRANGERS = len(INVENTED) - 1


def test_rows_taken_out_and_put_back_get_their_badges_again(inbox):
    page, shadows = inbox
    before = [(badge.beside, badge.look) for badge in shadows.badges()]
    page.evaluate("""() => { window.list = document.querySelector('tr.zA').parentNode;
        window.place = list.parentNode; list.remove();
        const other = document.createElement('p');
        other.setAttribute('email', 'x@example.org');
        document.body.append(other); }""")
    page.wait_for_timeout(2600)
    assert shadows.badges() == []
    page.evaluate("() => window.place.append(window.list)")
    shadows.until(lambda found: [(badge.beside, badge.look) for badge in found] == before)


def test_badges_come_back_however_often_the_user_hides_them(paired, inbox):
    _, shadows = inbox
    options = paired.own_page("pages/options.html")
    for _ in range(8):
        options.locator("input[value=none]").check()
        shadows.until(lambda found: found == [])
        options.locator("input[value=all]").check()
        shadows.settled(STRANGERS)
    options.close()


def test_late_answer_does_not_fill_another_senders_card(paired, companion, inbox):
    page, shadows = inbox
    first, second = shadows.badges()[0], shadows.badges()[3]
    assert first.beside != second.beside
    companion.hold("/api/v1/dossier", 1.0)
    shadows.click(first.button)
    shadows.wait_layer(first.beside)
    page.keyboard.press("Escape")
    shadows.click(second.button)
    shadows.wait_layer(second.beside)
    companion.hold("/api/v1/dossier", 0.0)
    page.wait_for_timeout(2500)
    [card] = shadows.layers()
    assert second.beside in card and first.beside not in card


def test_deed_that_is_begun_while_the_card_is_filled_is_done(paired, companion, inbox):
    """By the mouse that is down just then, and by the keyboard that had reached its button."""
    page, shadows = inbox
    with companion.holding("/api/v1/dossier"):
        shadows.click(shadows.badges()[0].button)
        shadows.wait_layer("History")
        page.mouse.move(*shadows.centre(shadows.layer_button("History")))
        page.mouse.down()
    page.wait_for_timeout(1000)
    assert "Next step" not in shadows.layers()[0], "the button is exchanged under the mouse"
    with paired.context.expect_page() as opened:
        page.mouse.up()
    opened.value.close()
    shadows.wait_layer("Next step")
    page.bring_to_front()
    with companion.holding("/api/v1/dossier"):
        shadows.click(shadows.badges()[1].button)
        shadows.focus(shadows.layer_button("History"))
    shadows.wait_layer("Next step")
    with paired.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.close()


BUTTON = """async () => { const [{ id: tabId }] = await chrome.tabs.query({url: 'https://mail.google.com/*'});
    return [await chrome.action.getBadgeText({tabId}), await chrome.action.getTitle({tabId})]; }"""


def test_toolbar_says_that_nobody_answers_and_drops_the_level_of_before(paired, companion, inbox):
    page, shadows = inbox
    own = paired.own_page("pages/options.html")
    page.bring_to_front()

    def button_until(words: str) -> str:
        for _ in range(60):
            text, title = own.evaluate(BUTTON)
            if words in title:
                return text
            page.wait_for_timeout(50)
        raise AssertionError(f"the button says {title!r}")

    button_until("on this page")
    companion.stop()
    page.evaluate("""() => { for (const node of document.querySelector('tr.zA').querySelectorAll('[email]')) {
        node.setAttribute('email', 'new@example.org'); } }""")
    assert button_until("Companion is not running") == "!"
    assert shadows.badges() == []
    companion.start()
    shadows.settled(STRANGERS)
    button_until("on this page")
    own.close()


MARKS = """async () => Object.fromEntries(await Promise.all((await chrome.tabs.query({})).map(
    async ({ id, url }) => [url, await chrome.action.getBadgeText({ tabId: id })])))"""


def test_each_tab_has_its_own_mark(paired, inbox):
    page, _ = inbox
    other = paired.context.new_page()
    other.goto("https://mail.google.com/mail/?mails=signed")
    Shadows(other).settled(1)
    own = paired.own_page("pages/options.html")
    for _ in range(100):
        marks = own.evaluate(MARKS)
        if marks[page.url] == "!":
            break
        own.wait_for_timeout(50)
    assert (marks[page.url], marks[other.url], marks[own.url]) == ("!", "", "")
    own.close()
    other.close()


def test_card_that_was_opened_before_the_first_answer_is_filled_by_it(paired, companion):
    page = paired.context.new_page()
    companion.hold("/api/v1/vet", 2.0)
    try:
        page.goto("https://mail.google.com/mail/")
        shadows = Shadows(page)
        [first, *_] = shadows.until(lambda found: len(found) > 3)
        shadows.click(first.button)
        assert "Checking" in shadows.wait_layer("Checking")
        assert first.beside in shadows.wait_layer("Next step", 12)
        assert len(shadows.layers()) == 1
    finally:
        companion.hold("/api/v1/vet", 0.0)
        page.close()
