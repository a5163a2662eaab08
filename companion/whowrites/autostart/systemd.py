"""A systemd user unit (systemd.service(5), systemd.unit(5))."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from whowrites.autostart import Plan

UNIT = "whowrites.service"

_TEXT = """\
# Written by "whowrites autostart install"; taken away by "whowrites autostart remove".
[Unit]
Description=WhoWrites companion, on 127.0.0.1 only

[Service]
Type=exec
ExecStart={command}
# 3: it cannot start, as when another companion runs already. Trying again would not help.
Restart=on-failure
RestartPreventExitStatus=3
RestartSec=30
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


def plan(command: Sequence[str], config: Path) -> Plan:
    """`command`: the companion's, with absolute paths. `config`: the user's folder for settings
    (`~/.config`)."""
    file = config / "systemd" / "user" / UNIT
    return Plan(
        place=str(file),
        text=_TEXT.format(command=" ".join(map(quoted, command))),
        file=file,
        after=(("systemctl", "--user", "daemon-reload"), ("systemctl", "--user", "enable", UNIT)),
        before_removal=(("systemctl", "--user", "disable", UNIT),),
        starts=f"At your next sign-in; now with: systemctl --user start {UNIT}",
    )


def quoted(word: str) -> str:
    """A word of ExecStart: no specifier (%), variable ($) or escape of systemd's is left in it."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + plain.replace("%", "%%").replace("$", "$$") + '"'
