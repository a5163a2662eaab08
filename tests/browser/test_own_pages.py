"""The popup and the options in Chromium: for everybody, in both themes, in every state."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.running_firefox import free_port
from browser.shadow import Shadows

THEMES = ["light", "dark"]


# axe does not look into closed roots; on a page that runs the modules itself they can all be open.
OPEN_ROOTS = """{ const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: "open" }); }; }"""


def violations(page, context=None) -> list[str]:
    """The rules of axe that the page breaks, each with where."""
    found = Axe().run(page, context=context).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("theme", THEMES)
def test_options_shut_nobody_out(paired, theme):
    page = paired.own_page("pages/options.html")
    page.emulate_media(color_scheme=theme)
    page.locator("#state:not(:empty)").wait_for()
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("theme", THEMES)
def test_popup_with_senders_and_with_a_dossier(paired, theme):
    mail = paired.context.new_page()
    mail.goto("https://mail.google.com/mail/")
    Shadows(mail).settled(6)
    popup = paired.own_page("pages/popup.html")
    popup.emulate_media(color_scheme=theme)
    popup.locator(".sender").first.wait_for()
    assert violations(popup) == []
    popup.locator(".sender").first.click()
    popup.locator("#result .stays").wait_for()
    assert violations(popup) == []
    popup.close()
    mail.close()


@pytest.mark.parametrize("theme", THEMES)
def test_popup_without_a_companion_and_while_pairing(paired, companion, theme):
    paired.use_port(free_port())
    popup = paired.own_page("pages/popup.html")
    popup.emulate_media(color_scheme=theme)
    popup.locator("#try_again").wait_for()
    assert violations(popup) == []
    popup.close()
    paired.use_port(companion.port)


def test_popup_while_pairing(chromium, companion):
    chromium.use_port(companion.port)
    options = chromium.own_page("pages/options.html")
    options.locator("#state:not(:empty)").wait_for()
    if options.locator("#forget").is_visible():
        options.locator("#forget").click()
        options.get_by_text("Not connected").wait_for()
    options.close()
    popup = chromium.own_page("pages/popup.html")
    popup.locator("#connect").click()
    popup.locator("#number").wait_for()
    popup.locator("summary").click()
    assert violations(popup) == []
    popup.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("part", ["badge", "tooltip", "card"])
def test_parts_in_the_mail_page_shut_nobody_out(plain_browser, theme, part):
    page = plain_browser.new_page()
    page.add_init_script(OPEN_ROOTS)
    page.goto(f"https://mail.google.com/mail/u/0/?harness=1&theme={theme}#inbox")
    page.locator("[data-whowrites=list] .is-high, [data-whowrites=list] .is-low").first.wait_for(
        state="attached"
    )
    assert violations(page, "[data-whowrites=list]") == []
    page.locator("[data-open]").first.click()
    button = page.locator("[data-whowrites=message] button")
    button.wait_for()
    page.locator("[data-whowrites=message] .is-checking").wait_for(state="detached")
    if part == "badge":
        assert violations(page, "[data-whowrites=message]") == []
    elif part == "tooltip":
        button.focus()
        page.locator("[role=tooltip]").wait_for()
        assert violations(page, "[data-whowrites=layer]") == []
    else:
        button.click()
        page.get_by_text("Next step").wait_for()
        for fold in page.locator("[role=dialog] summary").all():
            fold.click()
        assert violations(page, "[data-whowrites=layer]") == []
        for label in ("Close", "This is wrong", "Read the original headers", "Check again"):
            assert (
                page.locator("[role=dialog]")
                .get_by_text(label)
                .or_(page.locator("[role=dialog]").get_by_label(label))
                .first.is_visible()
            ), label
    page.close()


LINE = {
    "code": "x",
    "kind": "risk",
    "text": "Registered 41 days ago",
    "source": "RDAP",
    "seen_at": "2026-11-23T09:40:00Z",
    "points": 3,
    "may_also": "A new firm has a new domain too.",
    "value": "0" * 16,
}
CARD = {
    "id": "0" * 32,
    "address": "trade@example.com",
    "shown": "trade@example.com",
    "rated_by": "",
    "level": "high",
    "sentence": "High risk: 1 reason",
    "reasons": [LINE],
    "contradictions": [
        {"field": "company", "text": "Company: A does not match B", "a": "Alpha", "a_source": "the name"}
        | {"b": "Beta", "b_source": "RDAP"}
    ],
    "matrix": [],
    "strength": [],
    "goods": [LINE | {"text": "Receives mail"}],
    "unknowns": [LINE | {"text": "The registry did not answer"}],
    "notes": [],
    "dismissed": [],
    "next_steps": ["Call the number of the web site."],
    "reply_to_seen": False,
    "answered": 7,
    "asked": 9,
    "checked_at": "2026-11-23T09:40:00Z",
    "complete": True,
    "reach": "passive",
}
DRAWN = """async (card) => {
    const { dossierView } = await import("/shared/dossier_view.js");
    const view = dossierView(card, {
        callWrong() {}, readOriginal: null, readSignature: null });
    return [view.textContent, [...view.querySelectorAll("button")].map(button => button.textContent),
        view.querySelectorAll("button.first").length]; }"""


def test_card_keeps_its_order_and_has_one_primary_button(chromium):
    page = chromium.own_page("pages/options.html")
    text, buttons, primary = page.evaluate(DRAWN, CARD)
    order = [
        *("High risk: 1 reason", "Registered 41 days ago", "RDAP", "2026-11-23", "A new firm has"),
        *("Company: A does not match B", "the name", "Alpha", "RDAP", "Beta", "Receives mail"),
        *("The registry did not answer", "Reply-To not seen", "Call the number", "Checked 2026-11-23"),
    ]
    at = 0
    for part in order:
        assert part in text[at:], f"{part!r} does not come after what precedes it: {text}"
        at = text.index(part, at)
    assert primary == 1
    assert {"This is wrong", "Open dossier", "Check again", "I know this sender"} <= set(buttons)
    page.close()


def test_card_shows_an_international_domain_in_both_forms(chromium):
    both, deciding = "a@xn--mller-kva.example (müller.example)", "b@xn--grn-ioa.example (grün.example)"
    card = {**CARD, "address": "a@xn--mller-kva.example"}
    page = chromium.own_page("pages/options.html")
    text, _, _ = page.evaluate(DRAWN, {**card, "shown": both, "rated_by": deciding})
    assert both in text and deciding in text
    page.close()


def test_card_without_an_id_shows_its_reasons_and_offers_nothing_to_open_or_decide(chromium):
    page = chromium.own_page("pages/options.html")
    text, buttons, _ = page.evaluate(DRAWN, CARD | {"id": "", "address": "not an address"})
    assert "Registered 41 days ago" in text
    assert buttons == []
    page.close()
