"""Takes the pictures to look at: both webmails, light and dark, English and Chinese, with card and tooltip
open; popup and options; and the badges in grey.

python tests/browser/shots.py [FOLDER]

Without a folder they go to `tests/browser/shots`, which is kept to be compared by eye and is in no package.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import BrowserContext, Page

from browser.demo_inbox import demo_inbox
from browser.running_chromium import EXTENSION_ID
from browser.shadow import Shadows

SIZE = {"width": 1040, "height": 660}
LIKE_A_CONTACT = "lin.yue@hengtal-fasteners.com"
LANGUAGES = {"en": ("en-US", "en"), "zh": ("zh-CN", "zh_CN")}
THEMES = ("light", "dark")


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for lang, (locale, language) in LANGUAGES.items():
        env = {**os.environ, "LANGUAGE": language, "LC_ALL": f"{language}.UTF-8"}
        with demo_inbox(f"--lang={locale}", viewport=SIZE, locale=locale, env=env) as (_, shadows):
            context = shadows.page.context
            for theme in THEMES:
                card_in_gmail(context, theme, folder / f"gmail-{theme}-{lang}-card.png")
                tooltip_in_outlook(context, theme, folder / f"outlook-{theme}-{lang}-tooltip.png")
                own_pages(context, theme, folder, f"{theme}-{lang}")
            if lang == "en":
                grey(context, folder / "gmail-grey.png")


def inbox(context: BrowserContext, host: str, theme: str) -> tuple[Page, Shadows]:
    page = context.new_page()
    page.goto(f"https://{host}/mail/?theme={theme}")
    shadows = Shadows(page)
    shadows.until(lambda found: len(found) > 5 and all(b.look != "checking" for b in found), 30)
    return page, shadows


def card_in_gmail(context: BrowserContext, theme: str, target: Path) -> None:
    page, shadows = inbox(context, "mail.google.com", theme)
    badge = next(badge for badge in shadows.badges() if badge.beside == LIKE_A_CONTACT)
    shadows.click(badge.button)
    page.wait_for_timeout(1500)
    page.screenshot(path=target)
    page.close()


def tooltip_in_outlook(context: BrowserContext, theme: str, target: Path) -> None:
    page, shadows = inbox(context, "outlook.live.com", theme)
    page.locator("[data-open]", has=page.locator(f"[title='{LIKE_A_CONTACT}']")).first.click()
    shown = shadows.until(lambda found: any(b.surface == "message" and b.look == "high" for b in found))
    shadows.hover(next(badge for badge in shown if badge.surface == "message").button)
    page.wait_for_timeout(900)
    page.screenshot(path=target)
    page.close()


def own_pages(context: BrowserContext, theme: str, folder: Path, name: str) -> None:
    mail, _ = inbox(context, "mail.google.com", "light")
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.set_viewport_size({"width": 380, "height": 600})
    page.goto(f"chrome-extension://{EXTENSION_ID}/pages/popup.html")
    page.locator(".sender").first.wait_for()
    page.screenshot(path=folder / f"popup-{name}-senders.png")
    page.locator(".sender").first.click()
    page.locator("#result .stays").wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=folder / f"popup-{name}-dossier.png")
    page.set_viewport_size({"width": 820, "height": 900})
    page.goto(f"chrome-extension://{EXTENSION_ID}/pages/options.html")
    page.locator("#state.is-ok").wait_for()
    page.locator("summary").click()
    page.screenshot(path=folder / f"options-{name}.png", full_page=True)
    page.close()
    mail.close()


def grey(context: BrowserContext, target: Path) -> None:
    """As a grey print shows the list: every level has to tell apart."""
    page, _ = inbox(context, "mail.google.com", "light")
    page.evaluate("() => { document.documentElement.style.filter = 'grayscale(1)'; }")
    page.screenshot(path=target)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("shots"))
