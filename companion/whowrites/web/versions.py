"""Which release the extension is in each paired browser, beside the one that this companion brings."""

from __future__ import annotations

import json
from dataclasses import dataclass

from whowrites import __version__
from whowrites.releases import at_end, older
from whowrites.web.house import house


@dataclass(frozen=True, slots=True)
class Hint:
    """What to bring up to date. `code`: `extension_older` or `companion_older`."""

    code: str
    browser: str
    theirs: str
    ours: str


def hints() -> list[Hint]:
    """One for each paired browser whose extension is of another release than this companion."""
    brought = extension_version() or __version__
    found = []
    for browser in house().store.browsers.list():
        theirs = at_end(browser.name)
        name = browser.name.removesuffix(theirs).strip()
        if older(theirs, brought):
            found.append(Hint("extension_older", name, theirs, brought))
        elif older(__version__, theirs):
            found.append(Hint("companion_older", name, theirs, __version__))
    return found


def extension_version() -> str:
    """The version in the manifest of the extension's folder; empty where there is none."""
    try:
        manifest = json.loads((house().extension_dir / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    return str(manifest.get("version", "")) if isinstance(manifest, dict) else ""
