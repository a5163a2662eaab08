"""The demonstration's inbox in a real Chromium, paired by the two clicks, every badge drawn."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import sync_playwright

from browser.running_chromium import Chromium, open_chromium
from browser.shadow import Shadows
from whowrites.demo import INBOX, Demo
from whowrites.web.entrance import write_redirect

TALL = {"width": 1280, "height": 1400}


ROWS_IN_VIEW = """() => [...document.querySelectorAll("tr.zA")].filter((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
}).length"""
"""Only what is in view, or nearly, is asked about and drawn."""


@contextmanager
def demo_inbox(*flags: str, **options: Any) -> Iterator[tuple[Demo, Shadows]]:
    """The running demonstration and a look into its inbox page. `flags` and
    `options`: of the browser."""
    with Demo.start(0) as demo, sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        companion = demo.companion
        serving = threading.Thread(target=companion.server.run)
        serving.start()
        context = open_chromium(playwright, profile, [*demo.flags(), *flags], **options)
        try:
            chromium = Chromium(context)
            chromium.use_port(companion.port)
            chromium.pair(
                SimpleNamespace(
                    port=companion.port,
                    entrance=lambda: write_redirect(companion.store, demo.data_dir, companion.port).as_uri(),
                )
            )
            page = context.new_page()
            shown = page.viewport_size or TALL
            page.set_viewport_size(
                {**TALL, "width": shown["width"]}
            )  # what is out of view is not asked about
            page.goto(INBOX)
            shadows = Shadows(page)
            rows = page.evaluate(ROWS_IN_VIEW)
            shadows.until(lambda b: len(b) >= rows and all(badge.look != "checking" for badge in b), 30)
            page.set_viewport_size(shown)
            yield demo, shadows
        finally:
            context.close()
            companion.server.stop()
            serving.join()
