"""How soon a new sender has his first badge: from the moment that the mail page shows the row until the level
is drawn that needs nobody outside (mark: 150 ms). The lab answers a second late, so no look-up can help.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.demo_inbox import demo_inbox
from browser.shadow import Shadows

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
    with demo_inbox() as (demo, shadows):
        demo.lab.delay = LATE
        taken = [first_badge(shadows, number) * 1000 for number in range(SAMPLES)]
    spent = f"{statistics.median(taken):.0f} ms, worst {max(taken):.0f} (mark 150)"
    yield f"first badge with a level, lab {LATE:.0f} s late: {spent}"
    yield "(looking through the debugger adds some 10 ms to each)"


def first_badge(shadows: Shadows, number: int) -> float:
    """Seconds until a new row's sender, one letter away from a known contact, is marked high."""
    address = f"lin.yue@hengta{number}i-fasteners.com"
    shadows.page.wait_for_timeout(300)
    began = time.perf_counter()
    shadows.page.evaluate(NEW_ROW, [address])
    while not any(badge.beside == address and badge.look == "high" for badge in shadows.badges()):
        if time.perf_counter() - began > 10:
            raise SystemExit("no badge appeared")
    return time.perf_counter() - began
