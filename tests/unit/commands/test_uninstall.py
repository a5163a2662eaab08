"""`whowrites uninstall` leaves nothing but what the user keeps."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whowrites.commands import autostart
from whowrites.commands.uninstall import command
from whowrites.store.lock import Lock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays a Linux")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "systemctl").write_text("#!/bin/sh\n")
    (programs / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def run(data: Path, *args: str, typed: str = "") -> Result:
    return CliRunner().invoke(command, [*args, "--data-dir", str(data)], input=typed)


def unit(home: Path) -> Path:
    return home / "config" / "systemd" / "user" / "whowrites.service"


def test_nothing_is_left_but_what_is_kept(home: Path, lived_in: Path) -> None:
    CliRunner().invoke(autostart.command, ["install", "--data-dir", str(lived_in)])
    assert unit(home).exists()
    would = run(lived_in, "--dry-run")
    assert "Would remove the start at sign-in" in would.output and "Would ask" in would.output
    assert unit(home).exists() and lived_in.exists()
    kept = run(lived_in, typed="\n")
    assert "Kept." in kept.output
    assert not unit(home).exists() and lived_in.exists()
    gone = run(lived_in, typed="y\n")
    assert gone.exit_code == 0, gone.output
    assert not lived_in.exists()
    assert "The extension:" in gone.output and "The program:" in gone.output
    assert run(lived_in).exit_code == 0, "twice is once"


def test_a_running_companion_is_named_and_nothing_is_removed(home: Path, lived_in: Path) -> None:
    lock = Lock(lived_in)
    try:
        shown = run(lived_in, "--delete-data")
    finally:
        lock.release()
    assert shown.exit_code == 3 and "Stop it first" in shown.output
    assert lived_in.exists()
