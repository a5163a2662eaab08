"""Chromium: a page that attacks the open card or the tooltip learns nothing and makes nothing happen."""

from __future__ import annotations

import pytest

from browser.letters import INVENTED
from browser.shadow import Shadows

STRANGERS = len(INVENTED) - 1


@pytest.fixture
def card(paired):
    """A page with the card of its second sender open."""
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    shadows = Shadows(page)
    badge = shadows.settled(STRANGERS)[1]
    shadows.click(badge.button)
    shadows.wait_layer("I know this sender")
    page.wait_for_timeout(400)  # drawn anew with the whole dossier
    yield page, shadows, badge
    page.close()


def decisions(companion) -> list[str]:
    return [one.body for one in companion.exchanges if one.path == "/api/v1/decide"]


def test_page_sees_an_empty_host_and_a_copy_of_it_says_nothing(card):
    page, _, _ = card
    seen = page.evaluate("""() => { const host = document.querySelector('[data-whowrites=layer]');
        const copy = host.cloneNode(true);
        document.body.append(copy);
        return [host, copy].map(one =>
          [one.shadowRoot, one.textContent, one.outerHTML.includes('@')]); }""")
    assert seen == [[None, "", False]] * 2
    assert page.evaluate("() => document.activeElement.getAttribute('data-whowrites')") == "layer"
    assert page.evaluate("() => document.activeElement.shadowRoot") is None


def test_events_that_nobody_made_neither_close_nor_press(card, companion):
    page, shadows, _ = card
    before = decisions(companion)
    page.evaluate("""() => { const host = document.querySelector('[data-whowrites=layer]');
        for (const type of ['click', 'pointerdown', 'mousedown', 'pointerup']) {
          for (const target of [host, document.body, window]) {
            target.dispatchEvent(new PointerEvent(type, {bubbles: true, composed: true})); } }
        for (const key of ['Escape', 'Enter', 'Tab', ' ']) {
          host.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true})); }
        host.click(); }""")
    page.wait_for_timeout(200)
    assert len(shadows.layers()) == 1 and decisions(companion) == before


def test_style_of_the_page_neither_hides_nor_moves_the_card(card):
    page, shadows, badge = card
    place = shadows.centre(shadows.layer_button("Close"))
    page.evaluate("""() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync(`html { transform: translateX(300px) !important; } [data-whowrites], [popover] {
          display: none !important; opacity: 0 !important; inset: 200px auto auto 500px !important;
          transform: scale(.1) !important; pointer-events: none !important; filter: blur(9px) !important; }`);
        document.adoptedStyleSheets = [sheet];
        const host = document.querySelector('[data-whowrites=layer]');
        host.style.cssText = 'opacity: 0 !important; top: 99px'; }""")
    assert shadows.centre(shadows.layer_button("Close")) == place
    shown = page.evaluate("""() => { const host = document.querySelector('[data-whowrites=layer]');
        const { opacity, transform, pointerEvents, filter } = getComputedStyle(host);
        return [opacity, transform, pointerEvents, filter, host.matches(':popover-open')].join(); }""")
    assert shown == "1,none,auto,none,true"
    assert badge.beside in shadows.layers()[0]


@pytest.mark.parametrize(
    "steal", ["", "host.hidePopover()", "host.removeAttribute('popover')", "document.body.append(host)"]
)
def test_card_that_the_page_took_from_its_place_takes_no_click(card, companion, steal):
    page, shadows, _ = card
    before = decisions(companion)
    page.evaluate(f"""() => {{ const host = document.querySelector('[data-whowrites=layer]');
        window.hits = 0;
        addEventListener('click', ({{ target }}) => {{ if (target === host) window.hits += 1; }}, true);
        {steal}; }}""")
    shadows.press("I know this sender")
    page.wait_for_timeout(300)
    assert page.evaluate("() => window.hits") == 1
    assert len(decisions(companion)) == len(before) + (0 if steal else 1)
    if not steal:
        shadows.wait_layer("Take out of my contacts")
        shadows.press("Take out of my contacts")
        shadows.wait_layer("I know this sender")


def test_card_that_the_page_removed_can_be_opened_again(card):
    page, shadows, badge = card
    page.evaluate("() => document.querySelector('[data-whowrites=layer]').remove()")
    assert shadows.layers() == []
    again = next(one for one in shadows.badges() if one.beside == badge.beside)
    shadows.click(again.button)
    assert badge.beside in shadows.wait_layer("I know this sender")
    page.keyboard.press("Escape")
    assert shadows.layers() == []
