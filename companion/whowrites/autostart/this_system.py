"""The plan for the system at hand, and the command that starts this very installation."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from whowrites.autostart import CannotSet, Plan, launchd, run_key, systemd


def plan(data_dir: Path, port: int) -> Plan:
    """Raises CannotSet for a system that we know no way for."""
    started = command(Path(sys.executable), data_dir, port, windows=sys.platform == "win32")
    if sys.platform == "win32":
        return run_key.plan(started)
    if sys.platform == "darwin":
        return launchd.plan(started, Path.home())
    if sys.platform.startswith("linux"):
        from platformdirs import user_config_path

        return systemd.plan(started, user_config_path())
    raise CannotSet(f"How programs are started at sign-in on {sys.platform} is not known here.")


def command(python: Path, data_dir: Path, port: int, *, windows: bool) -> Sequence[str]:
    """All paths absolute: at sign-in there is no folder to start from. On Windows the Python without a
    window, where there is one."""
    program = python.absolute()  # not resolved: a link into the system's Python would lose the environment
    if windows:
        quiet = program.with_name("pythonw.exe")
        program = quiet if quiet.exists() else program
    place = str(data_dir.absolute())
    return (
        str(program), "-m", "whowrites", "serve", "--no-open", "--port", str(port), "--data-dir", place,
    )  # fmt: skip
