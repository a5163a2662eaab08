"""Firefox: the shipped folder does the same there, and the browser's own menu is clicked."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from browser.companion import all_written
from browser.conftest import Firefox
from browser.letters import INVENTED

STRANGERS = [letter for letter in INVENTED if letter.name != "Me"]

BADGES = """return [...document.querySelectorAll('[data-whowrites]:not([data-whowrites=layer])')]
  .filter(host => host.openOrClosedShadowRoot)
  .map(host => {
    const root = host.openOrClosedShadowRoot;
    const near = host.nextElementSibling ?? host.previousElementSibling;
    return [host.getAttribute('data-whowrites'), root.querySelector('button').getAttribute('aria-label'),
      root.querySelector('[class*=is-]').className.match(/is-(\\w+)/)[1],
      near?.getAttribute('email') ?? near?.getAttribute('title') ?? '',
      host.closest('.a3s, [role=document]') !== null]; });"""


def until(read: Callable[[], Any], fits: Callable[[Any], bool], seconds: float = 15.0) -> Any:
    end = time.monotonic() + seconds
    while not fits(found := read()):
        assert time.monotonic() < end, f"found: {found}"
        time.sleep(0.1)
    return found


def badges(client) -> list[list[Any]]:
    return client.execute_script(BADGES, sandbox="system")


def settled(client, expected: int) -> list[list[Any]]:
    return until(
        lambda: badges(client),
        lambda found: len(found) == expected and "checking" not in [b[2] for b in found],
    )


def find(client, css: str):
    from marionette_driver.by import By

    return until(lambda: client.find_elements(By.CSS_SELECTOR, css), bool)[0]


@pytest.fixture(scope="module")
def paired_firefox(firefox: Firefox, companion) -> Firefox:
    client = firefox.client
    client.navigate(firefox.own_url("pages/options.html"))
    until(lambda: find(client, "#state").text, bool)
    client.execute_script(
        "document.getElementById('port').value = arguments[0]", script_args=[str(companion.port)]
    )
    find(client, "#use_port").click()
    until(lambda: find(client, "#state").text, lambda text: text.startswith("Not connected"))
    owner = client.current_window_handle
    client.navigate(companion.entrance())
    until(client.get_url, lambda url: url == f"http://127.0.0.1:{companion.port}/")
    client.navigate(f"http://127.0.0.1:{companion.port}/pair")
    popup = client.open(type="tab")["handle"]
    client.switch_to_window(popup)
    client.navigate(firefox.own_url("pages/popup.html"))
    find(client, "#connect").click()
    number = find(client, "#number").text
    client.switch_to_window(owner)
    until(lambda: find(client, "main").text, lambda text: number in text)
    find(client, "button[value=allow]").click()
    client.switch_to_window(popup)
    find(client, "#state.is-ok")
    client.close()
    client.switch_to_window(owner)
    return firefox


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.cloud.microsoft"])
def test_badges_in_list_and_open_message(paired_firefox, host):
    client = paired_firefox.client
    client.navigate(f"https://{host}/mail/")
    listed = settled(client, len(STRANGERS))
    assert [badge[3] for badge in listed] == [letter.address for letter in STRANGERS]
    client.execute_script(
        "[...document.querySelectorAll('[data-open]')].find(r => r.textContent.includes('Mallory')).click()"
    )
    shown = settled(client, len(STRANGERS) + 1)
    assert [badge[0] for badge in shown].count("message") == 1
    assert not [badge for badge in shown if badge[4]]


def test_hover_click_and_escape(paired_firefox):
    from marionette_driver.keys import Keys

    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, len(STRANGERS))
    x, y = client.execute_script(
        """const host = document.querySelector('[data-whowrites]');
        const box = host.openOrClosedShadowRoot.querySelector('button').getBoundingClientRect();
        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];""",
        sandbox="system",
    )
    layers = """return [...document.querySelectorAll('[data-whowrites=layer]')]
        .map(host => host.openOrClosedShadowRoot?.textContent ?? '')"""
    mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(x, y).perform()
    until(
        lambda: client.execute_script(layers, sandbox="system"),
        lambda found: found and "Click for evidence" in found[0],
    )
    mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(x, y).pointer_down().pointer_up().perform()
    until(
        lambda: client.execute_script(layers, sandbox="system"),
        lambda found: found and "Open dossier" in found[0],
    )
    assert client.execute_script("return window.wrappedJSObject.rowClicks") == 0
    client.actions.sequence("key", "keys").key_down(Keys.ESCAPE).key_up(Keys.ESCAPE).perform()
    assert client.execute_script(layers, sandbox="system") == []


PLACE_OF = """for (const host of document.querySelectorAll('[data-whowrites]')) {
  for (const button of host.openOrClosedShadowRoot?.querySelectorAll('button') ?? []) {
    if (host.getAttribute('data-whowrites') !== arguments[0]) continue;
    if (!button.textContent.includes(arguments[1])) continue;
    button.scrollIntoView({ block: 'center' });
    const box = button.getBoundingClientRect();
    return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]; } }
return null;"""
LAYERS = """return [...document.querySelectorAll('[data-whowrites=layer]')]
    .map(host => host.openOrClosedShadowRoot?.textContent ?? '').join()"""


def press(client, surface: str, words: str) -> None:
    """A true click on our button with these words, in a badge or in the card."""
    x, y = until(lambda: client.execute_script(PLACE_OF, [surface, words], sandbox="system"), bool)
    mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(x, y).pointer_down().pointer_up().perform()


def says(client, words: str, *, gone: bool = False) -> None:
    until(
        lambda: client.execute_script(LAYERS, sandbox="system"),
        lambda text: text and (words in text) != gone,
    )


def test_deeds_of_the_card(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/?mails=signed")
    settled(client, 1)
    client.execute_script("document.querySelector('[data-open]').click()")
    settled(client, 2)
    companion.exchanges.clear()
    press(client, "message", "")
    says(client, "Next step")
    press(client, "layer", "Read the signature")
    says(client, "Read from the signature: 4 fields")
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


def test_reused_rows_and_a_virtual_list(paired_firefox):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    listed = {badge[3]: badge[1] for badge in settled(client, len(STRANGERS))}
    client.execute_script(
        "mail.reuse(mail.rows()[0], ...arguments)",
        script_args=[STRANGERS[3].address, STRANGERS[3].name],
        sandbox=None,
    )
    until(
        lambda: badges(client)[0],
        lambda first: first[1:4:2] == [listed[STRANGERS[3].address], STRANGERS[3].address],
    )
    client.execute_script("mail.rerender()", sandbox=None)
    settled(client, len(STRANGERS))
    last = client.execute_async_script("const [done] = arguments; mail.scroll(5, 4).then(done)", sandbox=None)
    until(
        lambda: [badge[3] for badge in badges(client)],
        lambda found: found == [address for address in last if address != "me@myfirm.example"],
    )


def test_details_card_on_hover_and_a_mail_that_goes_out(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/?lang=zh")
    settled(client, len(STRANGERS))
    client.execute_script(
        "[...document.querySelectorAll('[data-open]')].find(r => r.textContent.includes('Again')).click()"
    )
    message = settled(client, len(STRANGERS) + 1)[-1]
    find(client, ".ajy").click()
    until(
        lambda: badges(client)[-1],
        lambda now: now[0] == "message" and now[1] != message[1] and now[2] == "high",
    )
    find(client, "#compose").click()
    find(client, ".new input").send_keys("firefox@kepler-yard.example\ue007")
    find(client, ".new .aoO").click()
    until(lambda: all_written(companion), lambda known: "firefox@kepler-yard.example" in known)
    client.navigate("https://outlook.live.com/mail/?variant=hidden")
    find(client, "[data-open]").click()
    until(lambda: badges(client), lambda found: [badge[2] for badge in found] == ["hidden"])
    box = find(client, "[data-person]").rect
    mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(round(box["x"] + 5), round(box["y"] + 5)).perform()
    until(lambda: badges(client), lambda found: found and found[0][2] not in ("hidden", "checking"))


def test_print_window_a_messages_source_and_what_was_sent(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/?ui=2&view=pt")
    printed = settled(client, 2)
    assert {(badge[0], badge[4]) for badge in printed} == {("message", False)}
    client.navigate("https://mail.google.com/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1")
    [source] = settled(client, 1)
    assert source[0] == "message"
    asked = [one for one in companion.exchanges if one.path == "/api/v1/original"]
    assert asked and {one.status for one in asked} == {200}
    assert all("nobody" not in one.body for one in asked)
    client.navigate("https://mail.google.com/mail/?lang=he#sent")
    until(lambda: all_written(companion), lambda known: STRANGERS[0].address in known)
    client.navigate("https://outlook.live.com/mail/?lang=zh")
    settled(client, len(STRANGERS))
    find(client, "#sent").click()
    until(lambda: all_written(companion), lambda known: "sent-to-1@kepler-yard.example" in known)
    until(lambda: badges(client), lambda found: found == [])


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.office.com"])
def test_windows_of_their_own(paired_firefox, companion, host):
    client = paired_firefox.client
    if host.startswith("outlook"):
        client.navigate(f"https://{host}/mail/deeplink/read/AQQk{STRANGERS[0].id}?popoutv2=1")
        [read] = settled(client, 1)
        assert read[0] == "message"
        return
    client.navigate(f"https://{host}/mail/u/0/?fs=1&view=cm")
    time.sleep(1.0)  # nothing is drawn here that would tell when our scripts run
    find(client, ".new input").send_keys("window@kepler-yard.example\ue007")
    find(client, ".new .aoO").click()
    until(lambda: all_written(companion), lambda known: "window@kepler-yard.example" in known)
    assert badges(client) == []


def test_companion_gone_and_back(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, len(STRANGERS))
    companion.stop()
    client.refresh()
    time.sleep(0.6)
    assert badges(client) == []
    companion.start()
    settled_again = until(
        lambda: badges(client),
        lambda found: len(found) == len(STRANGERS) and "checking" not in [b[2] for b in found],
        40,
    )
    assert [badge[3] for badge in settled_again] == [letter.address for letter in STRANGERS]


def choose_menu_item(client, label: str) -> list[str]:
    """Clicks the item of the open menu; gives the labels that it offered."""
    with client.using_context("chrome"):
        script = """const menu = document.getElementById('contentAreaContextMenu');
            if (menu.state !== 'open') return null;
            const items = [...menu.querySelectorAll('menuitem')].filter(item => !item.hidden);
            const wanted = items.find(item => item.label === arguments[0]);
            if (wanted) menu.activateItem(wanted); else menu.hidePopup();
            return items.map(item => item.label);"""
        return until(
            lambda: client.execute_script(script, script_args=[label]), lambda found: found is not None
        )


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_true_menu_vets_a_mailto_link(paired_firefox, companion, host):
    client = paired_firefox.client
    client.navigate(f"https://{host}/mail/")
    settled(client, len(STRANGERS))
    client.execute_script(
        "[...document.querySelectorAll('[data-open]')].find(r => r.textContent.includes('Mallory')).click()"
    )
    link = find(client, "#link")
    link_box = link.rect
    mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(round(link_box["x"] + 5), round(link_box["y"] + 5)).pointer_down(2).pointer_up(
        2
    ).perform()
    assert "Vet this address" in choose_menu_item(client, "Vet this address")
    until(lambda: companion.store.dossiers.facts(["victim@example.com"]), bool)
    client.navigate(paired_firefox.own_url("pages/popup.html"))
    until(lambda: find(client, "#result").text, lambda text: "victim@example.com" in text)


def test_menu_on_a_link_that_is_no_address_offers_nothing(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate(f"http://127.0.0.1:{companion.port}/history")
    box = find(client, "nav a[href]").rect
    mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(round(box["x"] + 3), round(box["y"] + 3)).pointer_down(2).pointer_up(2).perform()
    assert "Vet this address" not in choose_menu_item(client, "none of these")


def test_popup_opens_the_history_in_the_owners_session(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate(paired_firefox.own_url("pages/popup.html"))
    before = set(client.window_handles)
    until(lambda: find(client, "#history").is_displayed(), bool)
    find(client, "#history").click()
    new = until(lambda: set(client.window_handles) - before, bool)
    client.switch_to_window(new.pop())
    until(client.get_url, lambda url: url == f"http://127.0.0.1:{companion.port}/history")
    assert "dana@northsea-bearings.com" in find(client, "main").text


def test_settings_hold_no_secret(paired_firefox):
    client = paired_firefox.client
    client.switch_to_window(client.window_handles[0])
    client.navigate(paired_firefox.own_url("pages/options.html"))
    kept = client.execute_async_script("""const [done] = arguments;
        window.wrappedJSObject.chrome.storage.local.get().then(all => done(Object.keys(all).join()))""")
    assert set(kept.split(",")) <= {"automatic", "emblem", "language", "notify", "pages", "port", "show"}
