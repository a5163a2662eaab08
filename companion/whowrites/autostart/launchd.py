"""A launchd agent of the user's (launchd.plist(5)): loaded by itself at the next sign-in."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path

from whowrites.autostart import Plan

LABEL = "app.whowrites.companion"


def plan(command: Sequence[str], home: Path) -> Plan:
    """`command`: the companion's, with absolute paths. `home`: the user's home folder."""
    file = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    entry = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "ProcessType": "Background",
        "Umask": 0o077,
    }
    return Plan(
        place=str(file),
        text=plistlib.dumps(entry, sort_keys=False).decode("utf-8"),
        file=file,
        after=(),
        before_removal=(),
        starts=f'At your next sign-in; now with: launchctl load "{file}"',
    )
