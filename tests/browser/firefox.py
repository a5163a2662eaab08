"""Firefox as its user drives it, by Marionette: what its pages show in our closed shadow roots, true clicks,
true menus and true questions of the browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from browser.shadow import PATIENCE

BADGES = """return [...document.querySelectorAll('[data-whowrites]:not([data-whowrites=layer])')]
  .filter(host => host.openOrClosedShadowRoot)
  .map(host => {
    const root = host.openOrClosedShadowRoot;
    const near = host.nextElementSibling ?? host.previousElementSibling;
    return [host.getAttribute('data-whowrites'), root.querySelector('button').getAttribute('aria-label'),
      root.querySelector('[class*=is-]').className.match(/is-(\\w+)/)[1],
      near?.getAttribute('email') ?? near?.getAttribute('title') ?? '',
      host.closest('.a3s, [role=document]') !== null]; });"""


def until(read: Callable[[], Any], fits: Callable[[Any], bool], seconds: float = PATIENCE) -> Any:
    end = time.monotonic() + seconds
    while not fits(found := read()):
        assert time.monotonic() < end, f"found: {found}"
        time.sleep(0.1)
    return found


def badges(client) -> list[list[Any]]:
    return client.execute_script(BADGES, sandbox="system")


def settled(client, expected: int, seconds: float = PATIENCE) -> list[list[Any]]:
    """The badges once there are `expected` of them and none says "Checking"."""
    return until(
        lambda: badges(client),
        lambda found: len(found) == expected and "checking" not in [b[2] for b in found],
        seconds,
    )


def find(client, css: str):
    from marionette_driver.by import By

    return until(lambda: client.find_elements(By.CSS_SELECTOR, css), bool)[0]


AIM = """for (const host of document.querySelectorAll('[data-whowrites]')) {
  for (const button of host.openOrClosedShadowRoot?.querySelectorAll('button') ?? []) {
    if (host.getAttribute('data-whowrites') !== arguments[0]) continue;
    if (!button.textContent.includes(arguments[1])) continue;
    button.scrollIntoView({ block: 'center' });
    globalThis.middle = () => {
      const box = button.getBoundingClientRect();
      return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]; };
    globalThis.isHeard = false;
    button.addEventListener('click', () => { isHeard = true; }, { once: true });
    return middle(); } }
return null;"""
MOST_AIMS = 10
LAYERS = """return [...document.querySelectorAll('[data-whowrites=layer]')]
    .map(host => host.openOrClosedShadowRoot?.textContent ?? '').join()"""


def press(client, surface: str, words: str) -> None:
    """A true click on our button with these words, in a badge or in the card. Where it was drawn anew, or
    moved, just before the mouse came down, it is gone to again, as a user does.
    """

    def run(script: str, *given: str) -> Any:
        return client.execute_script(script, list(given), sandbox="system", new_sandbox=False)

    for _ in range(MOST_AIMS):
        x, y = until(lambda: run(AIM, surface, words), bool)
        mouse = client.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
        mouse.pointer_move(x, y).pointer_down().pointer_up().perform()
        if run(
            "return globalThis.middle === undefined || isHeard || String(middle()) === String(arguments[0]);",
            [x, y],
        ):
            return
    raise AssertionError(f"{words!r} never stood still")


def says(client, words: str, *, gone: bool = False) -> None:
    until(
        lambda: client.execute_script(LAYERS, sandbox="system"),
        lambda text: text and (words in text) != gone,
    )


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


def answer_question(client, *, allow: bool) -> str:
    """Presses a button of the browser's own question about permissions; gives the question's words."""
    script = """const box = document.getElementById('addon-webext-permissions-notification');
        if (!box || PopupNotifications.panel.state !== 'open') return '';
        const words = box.textContent;
        (arguments[0] ? box.button : box.secondaryButton).click();
        return words || 'asked';"""
    with client.using_context("chrome"):
        words = until(lambda: client.execute_script(script, script_args=[allow]), bool)
        # Just after it is shown the browser ignores clicks.
        until(lambda: client.execute_script(script, script_args=[allow]), lambda left: not left)
    return str(words)
