"""Judges what `web-ext lint -o json` printed: no error, and only the warnings that one manifest for two
browsers cannot avoid."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

ALLOWED = Counter(
    {
        # Chromium wants a service worker, Firefox background scripts; each ignores the other's key.
        ("BACKGROUND_SERVICE_WORKER_IGNORED", "manifest.json"): 1,
        # The one classic line that imports the modules; its URL comes from the browser.
        ("UNSAFE_VAR_ASSIGNMENT", "content/loader.js"): 1,
    }
)


def main(report: Path) -> None:
    found = json.loads(report.read_text("utf-8"))
    wrong = [f"{item['code']} {item.get('file')}: {item['message']}" for item in found["errors"]]
    warned = Counter((item["code"], item.get("file")) for item in found["warnings"])
    wrong += [f"{code} {file}: {count} times" for (code, file), count in (warned - ALLOWED).items()]
    if wrong:
        sys.exit("web-ext lint:\n" + "\n".join(wrong))
    print(f"web-ext lint: no errors, {sum(warned.values())} known warnings")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
