"""The launch agent: a property list that reads back as what was meant."""

from __future__ import annotations

import plistlib
from pathlib import Path

from whowrites.autostart.launchd import LABEL, plan


def test_it_reads_back() -> None:
    command = ["/Users/ann/a & <b>/bin/python", "-m", "whowrites", "serve"]
    made = plan(command, Path("/Users/ann"))
    assert made.place == f"/Users/ann/Library/LaunchAgents/{LABEL}.plist"
    assert plistlib.loads(made.text.encode()) == {
        "Label": LABEL,
        "ProgramArguments": command,
        "RunAtLoad": True,
        "ProcessType": "Background",
        "Umask": 63,
    }
    assert made.after == made.before_removal == ()
