"""Firefox: routes, reloads of the page, a background that was stopped, and an extension that is replaced,
switched off and on, and at last removed, under open mail tabs."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator

import pytest

from browser.firefox import LAYERS, badges, find, press, says, settled, until
from browser.letters import EXTENSION, INVENTED
from browser.running_firefox import GECKO_ID, Firefox
from whowrites.extension_zip import write_zip

STRANGERS = [letter for letter in INVENTED if letter.name != "Me"]
ADDRESSES = [letter.address for letter in STRANGERS]
ROW = "[...document.querySelectorAll('[data-open]')].find(r => r.textContent.includes(arguments[0])).click()"


@pytest.fixture(scope="module")
def firefoxes() -> Iterator[list[Firefox]]:
    """One of this file's own: its extension is exchanged."""
    running: list[Firefox] = []
    yield running
    for one in running:
        one.close()


def shown(client) -> list[str]:
    """Whose badges can be seen: the ones of a view of before are kept out of sight."""
    return client.execute_script(
        """return [...document.querySelectorAll('[data-whowrites=list], [data-whowrites=message]')]
            .filter(host => host.checkVisibility()).map(host => host.getAttribute('data-whowrites'))""",
        sandbox="system",
    )


def reloaded(client) -> None:
    """The page loads itself again. Before its next document stands, a script would read the old one's badges,
    or nothing: Marionette answers null for a document that is being left."""
    born = "return document.readyState === 'complete' ? performance.timeOrigin : null"
    old = until(lambda: client.execute_script(born), bool)
    client.execute_script("setTimeout(() => location.reload())")
    until(lambda: client.execute_script(born), lambda new: new is not None and new != old)


def background(client, script: str):
    with client.using_context("chrome"):
        return client.execute_async_script(
            f"""const [given, done] = arguments;
            const extension = WebExtensionPolicy.getByID('{GECKO_ID}').extension;
            (async () => {{ {script} }})().then(done, fault => done(String(fault)));""",
            script_args=[""],
        )


def test_routes_by_hash_show_each_view_its_own_badges(paired_firefox):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, len(STRANGERS))
    for name in ("Tom", "Mallory"):
        client.execute_script(ROW, script_args=[name])
        until(lambda: "message" in shown(client), bool)
        settled(client, len(STRANGERS) + 1)
        client.execute_script("history.back()")
        until(lambda: shown(client), lambda kinds: kinds == ["list"] * len(STRANGERS))
    assert [badge[3] for badge in badges(client) if badge[0] == "list"] == ADDRESSES


def test_routes_by_push_state_show_each_view_its_own_badges(paired_firefox):
    client = paired_firefox.client
    client.navigate("https://outlook.office.com/mail/")
    settled(client, len(STRANGERS))
    paths = set()
    for name in ("Tom", "Mallory"):
        client.execute_script(ROW, script_args=[name])
        until(
            lambda: [badge[0] for badge in settled(client, len(STRANGERS) + 1)],
            lambda kinds: kinds.count("message") == 1,
        )
        paths.add(client.execute_script("return location.pathname"))
    assert len(paths) == 2 and all(path.startswith("/mail/0/inbox/id/") for path in paths)
    assert [badge[3] for badge in badges(client) if badge[0] == "list"] == ADDRESSES


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_page_that_loads_itself_again_is_read_again_and_badged_once(paired_firefox, host):
    client = paired_firefox.client
    client.navigate(f"https://{host}/mail/")
    for _ in range(3):
        settled(client, len(STRANGERS))
        reloaded(client)
    listed = settled(client, len(STRANGERS))
    assert [badge[3] for badge in listed] == ADDRESSES


def test_stopped_background_wakes_for_the_next_question_and_is_still_paired(paired_firefox, companion):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, len(STRANGERS))
    background(client, "await extension.terminateBackground();")
    assert background(client, "return extension.backgroundState;") == "stopped"
    companion.exchanges.clear()
    client.execute_script("mail.reuse(mail.rows()[0], 'woken@kepler-yard.example', 'Woken')", sandbox=None)
    # Until the row is read again, in the next frame, the badge still tells of the one before.
    until(lambda: [one.path for one in companion.exchanges], lambda paths: "/api/v1/vet" in paths)
    first = until(lambda: badges(client)[0], lambda now: now[3].startswith("woken@") and now[2] != "checking")
    assert first[1] != "Not checked"
    assert background(client, "return extension.backgroundState;") == "running"
    asked = [one for one in companion.exchanges if one.path == "/api/v1/vet"]
    assert {one.status for one in asked} == {200}
    background(client, "await extension.terminateBackground();")
    press(client, "list", "")
    says(client, "Next step")


def test_background_stopped_in_mid_vet_is_asked_again_and_sources_once(paired_firefox, lab):
    client = paired_firefox.client
    lab.delay = 0.6
    before = len(lab.log)
    try:
        client.navigate("https://mail.google.com/mail/?mails=lab")
        for _ in range(2):
            until(lambda: badges(client), lambda found: any(badge[2] == "checking" for badge in found))
            background(client, "await extension.terminateBackground();")
    finally:
        lab.delay = 0.0
    until(lambda: badges(client), lambda found: found and all(b[2] != "checking" for b in found))
    asked = lab.log[before:]
    assert len(asked) > 20
    assert [one for one in set(asked) if asked.count(one) > 1] == []


def replaced(client, folder, release: str) -> None:
    """What an update does: the stores' file of a newer release takes the place of what runs."""
    from marionette_driver.addons import Addons

    write_zip(EXTENSION, folder / "packed.zip")
    newer = folder / f"{release}.zip"
    with zipfile.ZipFile(folder / "packed.zip") as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps({**json.loads(content), "version": release}).encode()
            new.writestr(name, content)
    Addons(client).install(str(newer), temp=True)
    with client.using_context("chrome"):
        assert (
            client.execute_script(f"return WebExtensionPolicy.getByID('{GECKO_ID}').extension.version")
            == release
        )


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_update_under_an_open_tab_leaves_one_badge_for_each_sender(paired_firefox, tmp_path, host):
    """Firefox runs the new script in the open tab, and tells the old one nothing."""
    client = paired_firefox.client
    client.navigate(f"https://{host}/mail/")
    settled(client, len(STRANGERS))
    client.execute_script(
        "window.faults = []; addEventListener('error', event => faults.push(event.message));"
        "addEventListener('unhandledrejection', event => faults.push(String(event.reason)));",
        sandbox=None,
    )
    press(client, "list", "")
    says(client, "Next step")
    release = f"0.1.9{len(host)}"
    replaced(client, tmp_path, release)
    # The old card goes; the pointer rests on a badge, which may tell its sentence.
    until(lambda: client.execute_script(LAYERS, sandbox="system"), lambda text: "Next step" not in text)
    client.execute_script("mail.reuse(mail.rows()[0], 'new@example.org', 'New')", sandbox=None)
    wanted = ["new@example.org", *ADDRESSES[1:]]
    until(lambda: [badge[3] for badge in badges(client)], lambda found: found == wanted)
    # A badge that is drawn anew under the pointer would take no click.
    settled(client, len(wanted))
    press(client, "list", "")
    says(client, "Next step")
    assert client.execute_script("return window.faults", sandbox=None) == []
    mail = client.current_window_handle
    client.switch_to_window(client.open(type="tab")["handle"])
    client.navigate(paired_firefox.own_url("pages/popup.html"))
    until(lambda: find(client, "#senders").text, lambda text: "Mallory" in text)
    client.close()
    client.switch_to_window(mail)


def test_a_mail_that_carries_our_mark_keeps_what_it_holds(paired_firefox, tmp_path):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, len(STRANGERS))
    client.execute_script(ROW, script_args=["Mallory"])
    settled(client, len(STRANGERS) + 1)
    body = "return [...document.querySelectorAll('.a3s')].map(node => node.innerHTML)"
    before = client.execute_script(body)
    assert "data-whowrites" in "".join(before)
    replaced(client, tmp_path, "0.1.100")
    # The list is out of view by now and has no badges to be drawn.
    until(lambda: [badge[0] for badge in badges(client)], lambda kinds: kinds == ["message"])
    assert client.execute_script(body) == before


SEEN = """return [...document.querySelectorAll('[data-whowrites]')]
    .filter(host => host.checkVisibility()).map(host => host.getAttribute('data-whowrites'))"""


def manage(client, deed: str) -> None:
    """As the add-ons manager does it."""
    script = f"""const [done] = arguments;
        const {{ AddonManager }} = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        AddonManager.getAddonByID('{GECKO_ID}').then(addon => addon.{deed}()).then(() => done(''), String);"""
    with client.using_context("chrome"):
        assert client.execute_async_script(script) == ""


def test_marks_go_with_the_extension_and_come_back_with_it(paired_firefox):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, len(ADDRESSES))
    client.execute_script(
        "window.faults = []; addEventListener('error', event => faults.push(event.message));"
        "addEventListener('unhandledrejection', event => faults.push(String(event.reason)));",
        sandbox=None,
    )
    press(client, "list", "")
    says(client, "Next step")
    manage(client, "disable")
    until(lambda: client.execute_script(SEEN), lambda found: found == [])
    client.execute_script("mail.reuse(mail.rows()[0], 'new@example.org', 'New')", sandbox=None)
    manage(client, "enable")
    # What the ended script left stands there until the new one comes: then one set, no old card.
    until(lambda: client.execute_script(LAYERS, sandbox="system"), lambda text: "Next step" not in text)
    assert [badge[3] for badge in settled(client, len(ADDRESSES))] == ["new@example.org", *ADDRESSES[1:]]
    assert client.execute_script(SEEN).count("list") == len(ADDRESSES)
    press(client, "list", "")
    says(client, "Next step")
    manage(client, "uninstall")
    until(lambda: client.execute_script(SEEN), lambda found: found == [])
    assert client.execute_script("return window.faults", sandbox=None) == []
