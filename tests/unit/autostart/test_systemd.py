"""The systemd unit: read back by systemd itself where it is there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from whowrites.autostart import CannotSet, Standing, install, standing
from whowrites.autostart.systemd import UNIT, plan, quoted
from whowrites.autostart.this_system import command

HOSTILE = '/tmp/a b/100% $HOME "q" \\n/data'


def test_the_text_whole() -> None:
    made = plan(["/opt/ww/bin/python", "-m", "whowrites", "serve"], Path("/home/ann/.config"))
    assert made.place == "/home/ann/.config/systemd/user/whowrites.service"
    assert 'ExecStart="/opt/ww/bin/python" "-m" "whowrites" "serve"\n' in made.text
    assert made.text.endswith("[Install]\nWantedBy=default.target\n")
    assert made.after == (
        ("systemctl", "--user", "daemon-reload"),
        ("systemctl", "--user", "enable", UNIT),
    )


def test_nothing_in_a_path_means_anything_to_systemd() -> None:
    assert quoted(HOSTILE) == '"/tmp/a b/100%% $$HOME \\"q\\" \\\\n/data"'
    assert "\n" not in quoted("a\nExecStartPre=b")


def test_what_the_system_refuses_is_not_told_of_as_a_start(tmp_path: Path) -> None:
    refused = replace(plan(["/opt/python"], tmp_path), after=(("false",),))
    with pytest.raises(CannotSet, match="false failed"):
        install(refused)
    assert standing(refused) is Standing.ABSENT
    install(replace(refused, after=()))
    with pytest.raises(CannotSet):
        install(replace(refused, text="another"))
    assert standing(refused) is Standing.INSTALLED


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
@pytest.mark.parametrize("data", ["/home/ann/.local/share/whowrites", HOSTILE])
def test_systemd_finds_no_fault_in_it(tmp_path: Path, data: str) -> None:
    made = plan(command(Path(sys.executable), Path(data), 8737, windows=False), tmp_path)
    file = tmp_path / UNIT
    file.write_text(made.text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if UNIT in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_the_check_would_see_a_fault(tmp_path: Path) -> None:
    file = tmp_path / UNIT
    file.write_text("[Service]\nType=exec\nExecStart=not/absolute\n")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode != 0
