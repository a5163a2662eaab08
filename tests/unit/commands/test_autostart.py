"""`whowrites autostart` on a Linux of the test's own: its settings folder, and a systemctl that notes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whowrites.commands.autostart import command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays a Linux")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / "bin"
    programs.mkdir()
    systemctl = programs / "systemctl"
    systemctl.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\ntest ! -e {tmp_path}/refuse\n')
    systemctl.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def run(*args: str) -> Result:
    return CliRunner().invoke(command, args)


def test_a_dry_run_prints_all_of_it_and_does_nothing(config: Path, tmp_path: Path) -> None:
    shown = run("install", "--dry-run", "--data-dir", str(tmp_path / "data"))
    assert shown.exit_code == 0, shown.output
    assert f"Would write {config}/systemd/user/whowrites.service" in shown.output
    assert f'"{tmp_path}/data"' in shown.output
    assert "Would run: systemctl --user enable whowrites.service" in shown.output
    assert not config.exists() and not (tmp_path / "asked").exists()
    assert "Nothing would be removed" in run("remove", "--dry-run").output


def test_in_and_out_again_leaves_nothing(config: Path, tmp_path: Path) -> None:
    data = ("--data-dir", str(tmp_path / "data"))
    assert run("status", *data).exit_code == 1
    done = run("install", *data)
    assert done.exit_code == 0, done.output
    assert run("install", *data).exit_code == 0, "twice is once"
    assert run("status", *data).exit_code == 0
    assert (tmp_path / "asked").read_text().splitlines()[:2] == [
        "--user daemon-reload",
        "--user enable whowrites.service",
    ]
    would = run("remove", "--dry-run", *data).output
    assert "Would delete" in would and (config / "systemd/user/whowrites.service").exists()
    assert "Removed" in run("remove", *data).output
    assert [path for path in config.rglob("*") if path.is_file()] == []
    assert "nothing to do" in run("remove", *data).output


def test_a_folder_that_was_moved_is_noticed(config: Path, tmp_path: Path) -> None:
    run("install", "--data-dir", str(tmp_path / "data"))
    moved = run("status", "--data-dir", str(tmp_path / "elsewhere"))
    assert moved.exit_code == 1
    assert "may have been moved" in moved.output
    assert str(tmp_path / "data") in moved.output
    unit = config / "systemd/user/whowrites.service"
    unit.write_text(unit.read_text().replace(sys.executable, "/gone/python"))
    assert "/gone/python" in run("status", "--data-dir", str(tmp_path / "data")).output


def test_a_system_that_refuses_is_told(config: Path, tmp_path: Path) -> None:
    (tmp_path / "refuse").touch()
    shown = run("install", "--data-dir", str(tmp_path))
    assert shown.exit_code == 3
    assert "systemctl --user daemon-reload failed" in shown.output
