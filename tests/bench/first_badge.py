"""How soon a new sender has his first badge: from the moment that the mail page shows the row until the level
is drawn that needs nobody outside (mark: 150 ms). The lab answers a second late, so no look-up can help.

Looked at in the extension's own world of the page, which alone can see into the badge: to read the page
through the debugger took longer than the badge. Companion, lab and bench share one Python, which costs some.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.demo_inbox import demo_inbox
from browser.shadow import Shadows

SAMPLES = 20
LATE = 1.0
APPEARING = """new Promise((done, fail) => {
    const model = document.querySelector("tr.zA"), row = model.cloneNode(true);
    for (const host of row.querySelectorAll("[data-whowrites]")) host.remove();
    for (const named of row.querySelectorAll("[email]")) {
        named.setAttribute("email", "ADDRESS");
        named.setAttribute("data-hovercard-id", "ADDRESS");
    }
    const times = {}, began = performance.now();
    const look = () => {
        const host = row.querySelector("[data-whowrites]");
        const root = host && chrome.dom.openOrClosedShadowRoot(host);
        if (root && !times.first) {
            times.first = performance.now() - began;
            new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true });
        }
        if (!root?.querySelector(".is-high") || times.level) return;
        times.level = performance.now() - began;
        requestAnimationFrame(() => setTimeout(() => done({ ...times, drawn: performance.now() - began })));
    };
    new MutationObserver(look).observe(row, { subtree: true, childList: true });
    setTimeout(() => fail(new Error("no badge appeared")), 10000);
    model.before(row);
})"""


def lines() -> Iterator[str]:
    with demo_inbox() as (demo, shadows):
        demo.lab.delay = LATE
        world = extensions_world(shadows)
        taken = [first_badge(shadows, world, number) for number in range(SAMPLES)]
    drawn = [one["drawn"] for one in taken]
    spent = f"{statistics.median(drawn):.0f} ms, best {min(drawn):.0f}, worst {max(drawn):.0f} (mark 150)"
    yield f"first badge with a level, lab {LATE:.0f} s late: {spent}"
    first = statistics.median(one["first"] for one in taken)
    yield f"of that, until the badge stands there and is being checked: {first:.0f} ms"
    yield f"load of this machine meanwhile: {os.getloadavg()[0]:.1f}"


def extensions_world(shadows: Shadows) -> int:
    """The context in which our content script runs."""
    worlds: list[dict[str, Any]] = []
    session = shadows.session
    session.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]))
    session.send("Runtime.enable")
    return next(world["id"] for world in worlds if world["origin"].startswith("chrome-extension:"))


def first_badge(shadows: Shadows, world: int, number: int) -> dict[str, float]:
    """Milliseconds until a new row's sender, one letter away from a known contact, is marked high."""
    shadows.page.wait_for_timeout(300)
    script = APPEARING.replace("ADDRESS", f"lin.yue@hengta{number}i-fasteners.com")
    answer = shadows.session.send(
        "Runtime.evaluate",
        {"expression": script, "contextId": world, "awaitPromise": True, "returnByValue": True},
    )
    if "exceptionDetails" in answer:
        raise SystemExit(answer["exceptionDetails"]["exception"]["description"])
    return dict(answer["result"]["value"])
