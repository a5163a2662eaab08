"""Chromium: marks without colour, for people on the owner's quiet list and where the system has colours of
its own."""

from __future__ import annotations

from datetime import date

from browser.letters import EXTENSION, INVENTED
from browser.shadow import Shadows
from whowrites import quiet_list

STRANGERS = len(INVENTED) - 1
LONG = "long@example.org"


def fills(shadows: Shadows, beside: str) -> tuple[str, str]:
    """How the shape and the sign in it are filled, in the badge of this sender."""
    badge = next(badge for badge in shadows.badges() if badge.beside == beside)
    return shadows.style(badge.button, ".fill", "fill"), shadows.style(badge.button, ".ink", "fill")


def test_sender_on_the_quiet_list_keeps_his_shape_without_its_colour(inbox, companion):
    page, shadows = inbox
    loud = fills(shadows, LONG)
    assert loud[0] == "rgb(179, 38, 30)"
    quiet_list.add(companion.store.settings, LONG, date(2026, 11, 24))
    try:
        page.reload()
        badge = next(b for b in shadows.settled(STRANGERS) if b.beside == LONG)
        assert (badge.look, badge.label.startswith("High risk")) == ("quiet", True)
        assert fills(shadows, LONG)[0] == "none"
        page.emulate_media(forced_colors="active")
        shape, sign = fills(shadows, LONG)
        assert shape != sign, "the sign cannot be seen"
        page.emulate_media(forced_colors="none")
        shadows.hover(badge.button)
        shadows.wait_layer("On your quiet list since 2026-11-24")
    finally:
        quiet_list.remove(companion.store.settings, LONG)
    page.reload()
    shadows.settled(STRANGERS)
    assert fills(shadows, LONG) == loud


def test_card_puts_a_sender_and_his_whole_domain_on_the_quiet_list_and_takes_them_off(inbox, companion):
    _, shadows = inbox
    badge = next(badge for badge in shadows.badges() if badge.beside == LONG)

    def look():
        return next(b.look for b in shadows.badges() if b.beside == LONG)

    def entries():
        return [entry.name for entry in quiet_list.read(companion.store.settings).entries]

    shadows.click(badge.button)
    shadows.wait_layer("Next step")
    shadows.press("Put on the quiet list")
    shadows.wait_layer("the mark stays without colour")
    shadows.until(lambda _: look() == "quiet")
    assert entries() == [LONG]
    shadows.press("Put all of example.org on it")
    shadows.until(lambda _: entries() == ["example.org", LONG])
    shadows.press("Take off the quiet list")
    assert "Saved." in shadows.wait_layer("with all of example.org")
    assert look() == "quiet" and entries() == ["example.org"]
    shadows.press("Take off the quiet list")
    shadows.wait_layer("Put on the quiet list")
    shadows.until(lambda _: look() == "high")
    assert entries() == []


def test_forced_colours_keep_shapes_and_fill(inbox):
    page, shadows = inbox
    page.emulate_media(forced_colors="active")
    text, ground = page.evaluate(
        """() => { const probe = document.createElement('span');
            probe.style.cssText = 'color: CanvasText; background-color: Canvas';
            document.body.append(probe);
            const { color, backgroundColor } = getComputedStyle(probe);
            probe.remove();
            return [color, backgroundColor]; }"""
    )
    looks = {badge.look: badge.beside for badge in shadows.badges()}
    assert text != ground
    assert fills(shadows, looks["high"]) == (text, ground)
    assert fills(shadows, looks["medium"]) == (ground, text)


def test_nothing_of_ours_moves():
    """So there is nothing to still for who wants less motion."""
    for file in [*(EXTENSION / "content").rglob("*.js"), *(EXTENSION / "shared").glob("*.js")]:
        for word in ("transition:", "animation:", "@keyframes", ".animate("):
            assert word not in file.read_text("utf-8"), f"{word} in {file.name}"


def test_tooltip_of_a_messages_source(paired):
    page = paired.context.new_page()
    page.goto("https://mail.google.com/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1")
    shadows = Shadows(page)
    [badge] = shadows.settled(1)
    shadows.hover(badge.button)
    assert badge.label in shadows.wait_layer("Click for evidence")
    page.keyboard.press("Escape")
    assert shadows.layers() == []
    page.close()
