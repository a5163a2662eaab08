"""The Run key of a Windows user: what it names is started at sign-in."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from whowrites.autostart import CannotSet, Plan

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
NAME = "WhoWrites"
LONGEST = 260
"""Characters of a command in that key; a longer one is not started, and nothing says so."""


def plan(command: Sequence[str]) -> Plan:
    """`command`: the companion's, with absolute paths. Raises CannotSet for one that is too long."""
    line = subprocess.list2cmdline(list(command))
    if len(line) > LONGEST:
        raise CannotSet(
            f"The command has {len(line)} characters, and Windows starts at most {LONGEST} from this key: "
            "move WhoWrites to a folder with a shorter path."
        )
    return Plan(
        place=rf"{KEY}\{NAME}",
        text=line,
        file=None,
        after=(("reg", "add", KEY, "/v", NAME, "/t", "REG_SZ", "/d", line, "/f"),),
        before_removal=(),
        removal=(("reg", "delete", KEY, "/v", NAME, "/f"),),
        reading=("reg", "query", KEY, "/v", NAME),
        starts="At your next sign-in; now with: whowrites",
    )
