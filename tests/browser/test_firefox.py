"""Firefox: the shipped folder does the same there, and the browser's own menu is clicked."""

from __future__ import annotations

import time

import pytest

from browser.companion import all_written
from browser.firefox import badges, choose_menu_item, find, settled, until
from browser.letters import INVENTED

STRANGERS = [letter for letter in INVENTED if letter.name != "Me"]


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


def test_print_window_and_what_was_sent(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/?ui=2&view=pt")
    printed = settled(client, 2)
    assert {(badge[0], badge[4]) for badge in printed} == {("message", False)}
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
