"""Chromium: one badge for each sender, on every webmail, in list and open message, and nowhere else."""

from __future__ import annotations

import pytest

from browser.letters import INVENTED, LAB, NORMAL
from browser.shadow import Shadows
from whowrites.lab.browser import WEBMAIL_HOSTS

STRANGERS = [letter for letter in INVENTED if letter.name != "Me"]


def inbox(context, host="mail.google.com", query=""):
    page = context.new_page()
    # Tall enough for all rows: what is out of view is not asked about.
    page.set_viewport_size({"width": 1280, "height": 4000 if "mails=lab" in query else 900})
    page.goto(f"https://{host}/mail/?{query}")
    return page, Shadows(page)


@pytest.mark.parametrize("host", WEBMAIL_HOSTS)
def test_list_and_open_message_of_every_webmail(paired, host):
    page, shadows = inbox(paired.context, host)
    listed = shadows.settled(len(STRANGERS))
    assert [badge.beside for badge in listed] == [letter.address for letter in STRANGERS]
    assert {badge.surface for badge in listed} == {"list"}
    page.locator("[data-open]").nth(1).click()
    shown = shadows.settled(len(STRANGERS) + 1)
    opened = [badge for badge in shown if badge.surface == "message"]
    assert len(opened) == 1 and opened[0].label == listed[1].label
    page.close()


@pytest.mark.parametrize(
    ("host", "variant"),
    [
        ("mail.google.com", "old"),
        ("mail.google.com", "split"),
        ("outlook.live.com", "de"),
        ("outlook.live.com", "names"),
    ],
)
def test_other_layouts_give_the_same_senders(paired, host, variant):
    page, shadows = inbox(paired.context, host, f"variant={variant}")
    listed = shadows.settled(len(STRANGERS))
    assert [badge.beside for badge in listed] == [letter.address for letter in STRANGERS]
    page.locator("[data-open]").first.click()
    opened = [badge for badge in shadows.settled(len(STRANGERS) + 1) if badge.surface == "message"]
    assert [badge.look for badge in opened] == [listed[0].look]
    page.close()


def test_labs_inbox_shows_the_levels_that_its_mails_expect(paired):
    page, shadows = inbox(paired.context, query="mails=lab")
    shadows.settled(len(LAB))
    looks = {badge.look for badge in shadows.badges()}
    assert {"high", "low"} <= looks
    page.close()


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_hostile_body_gets_no_badge_and_stays_as_it_was(paired, host):
    page, shadows = inbox(paired.context, host)
    shadows.settled(len(STRANGERS))
    page.locator("[data-open]", has_text="Mallory").first.click()
    opened = shadows.until(
        lambda found: any(badge.surface == "message" and badge.look != "checking" for badge in found)
    )
    assert not [badge for badge in opened if badge.in_body]
    assert not [badge for badge in opened if "victim" in badge.beside]
    assert len([badge for badge in opened if badge.surface == "message"]) == 1
    body = page.locator(".a3s, [role=document]").last.inner_html()
    sent = page.evaluate("""() => [...document.querySelectorAll('template[id^=t]')]
        .map(template => template.content.querySelector('.a3s, .allowTextSelection').innerHTML)
        .find(text => text.includes('forged'))""")
    assert sent in body
    page.close()


def test_own_address_is_never_vetted(paired, companion):
    page, shadows = inbox(paired.context)
    shadows.settled(len(STRANGERS))
    page.locator("[data-open]", has_text="Note to myself").click()
    page.wait_for_timeout(300)
    assert not [badge for badge in shadows.badges() if badge.surface == "message"]
    assert "me@myfirm.example" not in companion.store.dossiers.facts(["me@myfirm.example"])
    page.close()


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.office.com"])
def test_rows_keep_their_geometry_and_gain_no_tab_stop(paired, plain_browser, host):
    measure = """() => [...document.querySelectorAll('[data-open]')].map(row => [row.offsetHeight,
        row.offsetWidth, ...[...row.querySelectorAll('.y2, .FqgPc, .TtcXM')]
            .map(node => node.textContent + node.offsetHeight)])"""
    without = plain_browser.new_page()
    without.goto(f"https://{host}/mail/")
    page, shadows = inbox(paired.context, host)
    shadows.settled(len(STRANGERS))
    assert page.evaluate(measure) == without.evaluate(measure)
    assert page.locator("[data-whowrites]").count() == len(STRANGERS)
    assert page.locator("[data-whowrites=list]:not([aria-hidden=true])").count() == 0
    page.locator("body").click(position={"x": 5, "y": 5})
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("() => document.activeElement.hasAttribute('data-whowrites')")
    badge = shadows.badges()[0]
    assert shadows.size(badge.button) == (24, 24)
    without.close()
    page.close()


DENSE = """(size) => {
    const rows = [...document.querySelectorAll('[data-open]')];
    for (const row of rows) for (const node of [row, ...row.querySelectorAll('*:not([data-whowrites])')]) {
        const dense = { 'font-size': size + 'px', 'line-height': 1.1, height: 'auto', 'min-height': 0,
            'padding-top': 0, 'padding-bottom': 0 };
        for (const [name, value] of Object.entries(dense)) node.style.setProperty(name, value, 'important');
    }
    const heights = () => rows.map(row => row.getBoundingClientRect().height);
    const marked = heights();
    for (const host of document.querySelectorAll('[data-whowrites]')) host.remove();
    return [marked, heights()];
}"""


@pytest.mark.parametrize("size", [9, 12, 20])
@pytest.mark.parametrize("host", ["mail.google.com", "outlook.office.com"])
def test_rows_of_every_density_keep_their_height(paired, host, size):
    page, shadows = inbox(paired.context, host)
    shadows.settled(len(STRANGERS))
    marked, bare = page.evaluate(DENSE, size)
    assert marked == bare and len(marked) > 4
    page.close()


def test_reused_row_gets_the_badge_of_its_new_sender(paired):
    page, shadows = inbox(paired.context, query="mails=lab")
    before = shadows.settled(len(LAB))
    high = next(badge for badge in before if badge.look == "high")
    page.evaluate(
        """(address) => { for (const node of document.querySelector('tr.zA').querySelectorAll('[email]')) {
            node.setAttribute('email', address); node.setAttribute('data-hovercard-id', address); } }""",
        high.beside,
    )
    after = shadows.until(
        lambda found: (
            len(found) == len(before)
            and found[0].beside == high.beside
            and found[0].look not in ("checking", before[0].look)
        )
    )
    assert after[0].look == "high"
    page.close()


def test_colours_follow_the_page_and_the_setting_hides_quiet_levels(paired):
    page, shadows = inbox(paired.context, query="mails=lab&theme=dark")
    everyone = shadows.settled(len(LAB))
    options = paired.own_page("pages/options.html")
    options.locator("input[value=risky]").check()
    risky = [badge.beside for badge in everyone if badge.look in ("high", "medium")]
    page.bring_to_front()
    shadows.until(lambda found: [badge.beside for badge in found] == risky)
    options.locator("input[value=none]").check()
    shadows.until(lambda found: found == [])
    options.locator("input[value=all]").check()
    shadows.until(lambda found: len(found) == len(everyone))
    options.close()
    page.close()


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_fifty_rows_of_a_normal_inbox_stay_quiet_and_as_they_were(paired, plain_browser, host):
    rows = 50
    measure = "() => [...document.querySelectorAll('[data-open]')].map(row => row.offsetHeight)"
    stops = """() => [...document.querySelectorAll('*')].filter(node => node.tabIndex >= 0).length"""
    query = f"mails=normal&rows={rows}"
    without = plain_browser.new_page()
    without.goto(f"https://{host}/mail/?{query}")
    page, shadows = inbox(paired.context, host, query)
    page.set_viewport_size({"width": 1280, "height": 4000})
    listed = shadows.settled(rows)
    assert page.evaluate(measure) == without.evaluate(measure)
    assert page.evaluate(stops) == without.evaluate(stops)
    assert {shadows.attributes(badge.button).get("tabindex") for badge in listed} == {"-1"}
    coloured = [badge.beside for badge in listed if badge.look in ("high", "medium")]
    assert len(coloured) <= 0.05 * rows, coloured
    assert len(NORMAL) > 10
    without.close()
    page.close()


def test_badges_are_neither_printed_nor_copied_nor_moving(paired):
    page, shadows = inbox(paired.context)
    shadows.settled(len(STRANGERS))
    page.locator("[data-open]").first.click()
    shadows.settled(len(STRANGERS) + 1)
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.body); return String(getSelection()); }"
    )
    assert "Dana Okafor" in copied
    for words in ("No problems found", "Not enough evidence", "Caution", "High risk", "WhoWrites:"):
        assert words not in copied
    assert page.evaluate("() => document.getAnimations().length") == 0
    page.emulate_media(media="print")
    assert page.evaluate(
        """() => [...document.querySelectorAll('[data-whowrites]')]
            .map(host => getComputedStyle(host).display)"""
    ) == ["none"] * (len(STRANGERS) + 1)
    page.close()


def test_every_badge_and_card_carries_the_emblem(paired):
    page, shadows = inbox(paired.context)
    listed = shadows.settled(len(STRANGERS))
    assert all(shadows.holds(badge.button, "emblem") for badge in listed)
    shadows.click(listed[0].button)
    shadows.wait_layer("Next step")
    assert shadows.layers_holding("emblem") == 1
    page.close()
