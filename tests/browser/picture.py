"""Takes the README's picture: the demonstration's inbox in a real Chromium, with one card open.

python tests/browser/picture.py docs/inbox.png
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.demo_inbox import demo_inbox

SIZE = {"width": 1180, "height": 740}
SHOWN = "lin.yue@hengtal-fasteners.com"


def main(target: Path) -> None:
    with demo_inbox(viewport=SIZE, device_scale_factor=1.5) as (_, shadows):
        badge = next(badge for badge in shadows.badges() if badge.beside == SHOWN)
        shadows.click(badge.button)
        shadows.wait_layer("Reasons")
        shadows.page.screenshot(path=target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
