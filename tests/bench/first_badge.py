"""How soon a new sender has his first badge: from the moment that the mail page shows the row until the level
is drawn that needs nobody outside (mark: 150 ms). The lab answers a second late, so no look-up can help.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import sync_playwright

from browser.conftest import Chromium, open_chromium
from browser.shadow import Shadows
from whowrites.demo import INBOX, Demo
from whowrites.web.entrance import write_redirect

SAMPLES = 12
LATE = 1.0
NEW_ROW = """([address]) => {
    const row = document.querySelector("tr.zA").cloneNode(true);
    for (const host of row.querySelectorAll("[data-whowrites]")) host.remove();
    for (const named of row.querySelectorAll("[email]")) {
        named.setAttribute("email", address);
        named.setAttribute("data-hovercard-id", address);
    }
    document.querySelector("tr.zA").before(row);
}"""


def lines() -> Iterator[str]:
    with Demo.start(0) as demo, sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        companion = demo.companion
        serving = threading.Thread(target=companion.server.run)
        serving.start()
        context = open_chromium(playwright, profile, demo.flags())
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
            demo.lab.delay = LATE
            taken = []
            for number in range(SAMPLES):
                address = f"lin.yue@hengta{number}i-fasteners.com"  # one letter from a known contact
                page.wait_for_timeout(300)
                began = time.perf_counter()
                page.evaluate(NEW_ROW, [address])
                while not drawn(shadows, address):
                    if time.perf_counter() - began > 10:
                        raise SystemExit("no badge appeared")
                taken.append((time.perf_counter() - began) * 1000)
            middle, worst = statistics.median(taken), max(taken)
            spent = f"{middle:.0f} ms, worst {worst:.0f} (mark 150)"
            yield f"first badge with a level, lab {LATE:.0f} s late: {spent}"
            yield "(looking through the debugger adds some 10 ms to each)"
        finally:
            context.close()
            companion.server.stop()
            serving.join()


def drawn(shadows: Shadows, address: str) -> bool:
    return any(badge.beside == address and badge.look == "high" for badge in shadows.badges())
