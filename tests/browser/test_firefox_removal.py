"""Firefox: the extension switched off and on, and removed, under an open mail tab."""

from __future__ import annotations

from browser.conftest import GECKO_ID
from browser.firefox import LAYERS, press, says, settled, until
from browser.letters import INVENTED

ADDRESSES = [letter.address for letter in INVENTED if letter.name != "Me"]
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
