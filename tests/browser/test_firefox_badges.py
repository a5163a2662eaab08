"""Firefox: how badges look and where they never are: emblem, print, copied text, forced colours, no motion,
the owner's wishes for quiet, and what the popup says where nothing could be read."""

from __future__ import annotations

import time
from datetime import date

import pytest

from browser.firefox import LAYERS, badges, find, press, says, settled, until
from browser.letters import INVENTED
from whowrites import quiet_list

STRANGERS = [letter for letter in INVENTED if letter.name != "Me"]
HOST = "[data-whowrites]:not([data-whowrites=layer], .a3s *)"
LONG = "long@example.org"


@pytest.fixture
def inbox(paired_firefox):
    client = paired_firefox.client
    client.navigate("https://mail.google.com/mail/")
    settled(client, len(STRANGERS))
    return client


def inside(client, script: str, *given):
    """What a script finds in the badges' own trees: `roots` holds them, in the page's order."""
    start = f"""const hosts = [...document.querySelectorAll('{HOST}')];
        const roots = hosts.map(host => host.openOrClosedShadowRoot).filter(root => root);"""
    return client.execute_script(start + script, script_args=list(given), sandbox="system")


def override(client, name: str, value: str) -> None:
    """What the browser tells pages of their medium and of the system's colours."""
    with client.using_context("chrome"):
        client.execute_script(
            "gBrowser.selectedBrowser.browsingContext[arguments[0]] = arguments[1]", script_args=[name, value]
        )


def test_every_badge_and_card_carries_the_emblem(inbox):
    pictures = inside(
        inbox, "return roots.map(root => root.querySelector('.emblem path').getAttribute('d'));"
    )
    assert len(pictures) == len(STRANGERS) and len(set(pictures)) == 1
    press(inbox, "list", "")
    says(inbox, "Next step")
    inner = "return document.querySelector('[data-whowrites=layer]').openOrClosedShadowRoot"
    card = inbox.execute_script(f"{inner}.querySelector('.emblem path').getAttribute('d')", sandbox="system")
    assert card == pictures[0]


def test_badges_are_neither_printed_nor_copied_nor_moving(inbox):
    inbox.execute_script("document.querySelector('[data-open]').click()")
    settled(inbox, len(STRANGERS) + 1)
    copied = inbox.execute_script(
        "getSelection().selectAllChildren(document.body); return getSelection().toString()"
    )
    assert "Dana Okafor" in copied
    for words in ("No problems found", "Not enough evidence", "Caution", "High risk", "WhoWrites:"):
        assert words not in copied
    moving = "return roots.reduce((sum, root) => sum + root.getAnimations().length, 0);"
    assert inside(inbox, moving) == 0
    displays = "return roots.map(root => getComputedStyle(root.host).display);"
    assert "none" not in inside(inbox, displays)
    override(inbox, "mediumOverride", "print")
    try:
        until(lambda: set(inside(inbox, displays)), lambda found: found == {"none"})
    finally:
        override(inbox, "mediumOverride", "")


def test_forced_colours_keep_shapes_and_fill(inbox):
    override(inbox, "forcedColorsOverride", "active")
    try:
        script = """const probe = document.createElement('span');
            probe.style.cssText = 'color: CanvasText; background-color: Canvas';
            document.body.append(probe);
            const { color, backgroundColor } = getComputedStyle(probe);
            probe.remove();
            const high = roots.map(root => root.querySelector('.glyph.high')).find(Boolean);
            const medium = roots.map(root => root.querySelector('.glyph.medium')).find(Boolean);
            const fill = (glyph, part) => getComputedStyle(glyph.querySelector(part)).fill;
            return [color, backgroundColor, fill(high, '.fill'), fill(high, '.ink'), fill(medium, '.fill'),
              fill(medium, '.ink')];"""
        text, ground, *parts = until(lambda: inside(inbox, script), lambda told: told[2] == told[0])
        assert text != ground
        assert parts == [text, ground, ground, text]
    finally:
        override(inbox, "forcedColorsOverride", "none")


def test_setting_draws_all_only_risky_or_none(inbox, paired_firefox):
    everyone = badges(inbox)
    mail = inbox.current_window_handle
    options = inbox.open(type="tab")["handle"]

    def choose(value: str) -> None:
        inbox.switch_to_window(options)
        find(inbox, f"input[name=show][value={value}]").click()
        inbox.switch_to_window(mail)

    inbox.switch_to_window(options)
    inbox.navigate(paired_firefox.own_url("pages/options.html"))
    risky = [badge for badge in everyone if badge[2] in ("high", "medium")]
    assert 0 < len(risky) < len(everyone)
    choose("risky")
    until(lambda: badges(inbox), lambda found: found == risky)
    choose("none")
    until(lambda: badges(inbox), lambda found: found == [])
    choose("all")
    until(lambda: badges(inbox), lambda found: found == everyone)
    inbox.switch_to_window(options)
    inbox.close()
    inbox.switch_to_window(mail)


def test_sender_on_the_quiet_list_keeps_his_shape_without_its_colour(inbox, companion):
    looks = """return roots.map(root => {
        const fill = root.querySelector('.glyph.high .fill');
        return [root.querySelector('[class*=is-]').className, fill && getComputedStyle(fill).fill]; });"""
    place = [badge[3] for badge in badges(inbox)].index(LONG)
    loud = inside(inbox, looks)[place]
    assert "is-high" in loud[0]
    quiet_list.add(companion.store.settings, LONG, date(2026, 11, 24))
    try:
        inbox.refresh()
        settled(inbox, len(STRANGERS))
        hushed = inside(inbox, looks)[place]
        assert ("is-quiet" in hushed[0], hushed[1]) == (True, "none")
        override(inbox, "forcedColorsOverride", "active")
        until(lambda: inside(inbox, looks)[place][1], lambda fill: fill != "none")
        ink = "return getComputedStyle(roots[arguments[0]].querySelector('.glyph .ink')).fill;"
        assert inside(inbox, ink, place) != inside(inbox, looks)[place][1], "the sign cannot be seen"
        override(inbox, "forcedColorsOverride", "none")
        x, y = inside(
            inbox,
            """const box = roots[arguments[0]].querySelector('button').getBoundingClientRect();
            return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];""",
            place,
        )
        mouse = inbox.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
        mouse.pointer_move(x, y).perform()
        says(inbox, "On your quiet list since 2026-11-24")
    finally:
        override(inbox, "forcedColorsOverride", "none")
        quiet_list.remove(companion.store.settings, LONG)
    inbox.refresh()
    settled(inbox, len(STRANGERS))
    assert inside(inbox, looks)[place] == loud


def test_reason_called_wrong_counts_no_more_until_it_shall_again(inbox, companion):
    press(inbox, "list", "")
    until(lambda: inbox.execute_script(LAYERS, sandbox="system"), lambda text: "Next step" in text)
    inbox.actions.sequence("key", "keys").key_down("\ue00c").key_up("\ue00c").perform()
    x, y = inside(
        inbox,
        """const at = roots.find(root => root.querySelector('.is-high'));
        const box = at.querySelector('button').getBoundingClientRect();
        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];""",
    )
    mouse = inbox.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(x, y).pointer_down().pointer_up().perform()
    says(inbox, "Next step")
    companion.exchanges.clear()
    press(inbox, "layer", "This is wrong")
    says(inbox, "Called wrong by you")
    press(inbox, "layer", "Let it count again")
    says(inbox, "Called wrong by you", gone=True)
    calls = [one for one in companion.exchanges if one.path == "/api/v1/wrong"]
    assert [(one.status, '"undo":true' in one.body) for one in calls] == [(200, False), (200, True)]


def test_known_sender_turns_quiet(inbox, companion):
    press(inbox, "list", "")
    says(inbox, "Next step")
    press(inbox, "layer", "I know this sender")
    says(inbox, "One of your contacts.")
    press(inbox, "layer", "Take out of my contacts")
    says(inbox, "One of your contacts.", gone=True)
    assert {one.status for one in companion.exchanges if one.path == "/api/v1/decide"} == {200}


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_self_check_tells_rows_without_an_address(paired_firefox, host):
    client = paired_firefox.client
    client.navigate(f"https://{host}/mail/")
    settled(client, len(STRANGERS))
    client.execute_script(
        """for (const node of document.querySelectorAll('[email], [data-convid] span[title*="@"]')) {
            for (const name of ['email', 'data-hovercard-id', 'title']) node.removeAttribute(name); }"""
    )
    until(lambda: badges(client), lambda found: found == [])
    time.sleep(2.5)  # the whole page is looked at every two seconds while it changes
    mail = client.current_window_handle
    client.switch_to_window(client.open(type="tab")["handle"])
    client.navigate(paired_firefox.own_url("pages/popup.html"))
    said = until(lambda: find(client, "#senders").text, lambda text: "addresses read: 0" in text)
    assert "no address could be read" in said
    client.close()
    client.switch_to_window(mail)


def test_tooltip_of_a_messages_source(paired_firefox):
    client = paired_firefox.client
    client.navigate(paired_firefox.own_url("pages/options.html"))
    client.navigate("https://mail.google.com/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1")
    until(lambda: badges(client), lambda found: len(found) == 1 and found[0][2] == "unchecked")
    x, y = inside(
        client,
        """const box = roots[0].querySelector('button').getBoundingClientRect();
        return [Math.round(box.x + 9), Math.round(box.y + box.height / 2)];""",
    )
    mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(x, y).perform()
    says(client, "Firefox wants your leave")
