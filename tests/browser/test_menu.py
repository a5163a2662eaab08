"""Chromium: *Vet this address* from the menu and the shortcut, its result in the popup and in the history.

Headless Chromium has no menu to click, so the entry's event is dispatched; Firefox clicks the true one.
"""

from __future__ import annotations

import pytest

CLICK = """async ([info, url]) => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ editable: false, pageUrl: url, ...info }, tab);
}"""


@pytest.fixture
def mail(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/")
    page.locator("[data-whowrites]").first.wait_for(state="attached")
    yield page
    page.close()


def shows(paired, address: str) -> None:
    popup = paired.own_page("pages/popup.html")
    popup.locator("#result .who", has_text=address).wait_for()
    popup.close()


@pytest.mark.parametrize(
    ("info", "address"),
    [
        (
            {"menuItemId": "selection", "selectionText": "ask <Joe> joe.sales@oakline-furniture.com, please"},
            "joe.sales@oakline-furniture.com",
        ),
        (
            {"menuItemId": "link", "linkUrl": "mailto:Info%40northsea-bearings.com?subject=a@b.example"},
            "Info@northsea-bearings.com",
        ),
    ],
)
def test_selection_and_mailto_link(paired, companion, mail, info, address):
    paired.worker().evaluate(CLICK, [info, mail.url])
    shows(paired, address.lower())
    assert address.lower() in companion.store.dossiers.facts([address.lower()])


def test_right_click_on_a_sender_of_the_webmail(paired, mail):
    mail.locator("tr.zA", has_text="Again").click()
    mail.locator("#thread .gD").click(button="right")
    paired.worker().evaluate(CLICK, [{"menuItemId": "page"}, mail.url])
    shows(paired, "tom@northsea-bearings.com")


def test_text_without_an_address_says_so(paired, mail):
    mail.locator(".note").click(button="right")
    paired.worker().evaluate(
        CLICK, [{"menuItemId": "selection", "selectionText": "nobody here"}, "about:blank"]
    )
    popup = paired.own_page("pages/popup.html")
    popup.get_by_text("No address was found there.").wait_for()
    popup.close()


def test_shortcut_vets_the_open_messages_sender(paired, mail):
    mail.locator("tr.zA", has_text="Order 4711").click()
    mail.locator("#thread .gD").wait_for()
    paired.worker().evaluate("""async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.commands.onCommand.dispatch('explain-sender', tab); }""")
    shows(paired, "dana@northsea-bearings.com")


def test_typed_address_is_vetted_and_a_wrong_one_explained(paired):
    popup = paired.own_page("pages/popup.html")
    popup.locator("#address").fill("not an address")
    popup.locator("#vet button").click()
    assert popup.locator("#fault").inner_text() == "This is not an e-mail address."
    popup.locator("#address").fill("buyer@castellan-groups.com")
    popup.locator("#vet button").click()
    popup.locator("#result h2").wait_for()
    assert "buyer@castellan-groups.com" in popup.locator("#result").inner_text()
    popup.close()


def test_popup_lists_the_visible_senders_worst_first(paired, mail):
    popup = paired.own_page("pages/popup.html")
    popup.locator(".sender:visible, .back:visible").first.wait_for()
    if popup.locator(".back").is_visible():
        popup.locator(".back").click()
    popup.locator(".sender").first.wait_for()
    looks = popup.evaluate("() => [...document.querySelectorAll('.sender .glyph')].map(g => g.classList[1])")
    order = ["high", "medium", "unknown", "low"]
    assert looks == sorted(looks, key=order.index) and len(looks) == 5
    popup.close()


def test_menu_entries_were_accepted_by_the_browser(paired):
    faults = paired.worker().evaluate("""async () => Promise.all(['selection', 'link', 'page'].map(
        id => chrome.contextMenus.update(id, {}).then(() => '', String)))""")
    assert faults == ["", "", ""]
