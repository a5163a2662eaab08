"""Takes the README's picture: the demonstration's inbox in a real Chromium, paired by the two clicks, a
card open.

python tests/browser/picture.py docs/inbox.png
"""

from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import sync_playwright

from browser.conftest import Chromium, open_chromium
from browser.shadow import Shadows
from whowrites.demo import INBOX, Demo
from whowrites.web.entrance import write_redirect

SIZE = {"width": 1180, "height": 740}
SHOWN = "lin.yue@hengtal-fasteners.com"


def main(target: Path) -> None:
    with Demo.start(0) as demo, sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        companion = demo.companion
        serving = threading.Thread(target=companion.server.run)
        serving.start()
        context = open_chromium(playwright, profile, demo.flags(), viewport=SIZE, device_scale_factor=2)
        try:
            chromium = Chromium(context)
            chromium.use_port(companion.port)
            door = SimpleNamespace(
                port=companion.port,
                entrance=lambda: write_redirect(companion.store, demo.data_dir, companion.port).as_uri(),
            )
            chromium.pair(door)
            page = context.new_page()
            page.goto(INBOX)
            shadows = Shadows(page)
            shadows.settled(len(demo.letters), 30)
            badge = next(badge for badge in shadows.badges() if badge.beside == SHOWN)
            shadows.click(badge.button)
            shadows.wait_layer("Reasons")
            page.screenshot(path=target)
        finally:
            context.close()
            companion.server.stop()
            serving.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
