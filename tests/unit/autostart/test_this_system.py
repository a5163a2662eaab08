"""Which plan this system gets, and the command with absolute paths."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from whowrites.autostart import CannotSet
from whowrites.autostart.this_system import command, plan


@pytest.mark.parametrize(
    ("system", "ending"),
    [("linux", "whowrites.service"), ("darwin", ".plist"), ("win32", r"\WhoWrites")],
)
def test_each_system_has_its_place(monkeypatch: pytest.MonkeyPatch, system: str, ending: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    made = plan(Path("data"), 9000)
    assert made.place.endswith(ending)
    assert "9000" in made.text
    assert str(Path("data").absolute()) in made.text


def test_a_system_without_a_way_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")
    with pytest.raises(CannotSet, match="plan9"):
        plan(Path("data"), 9000)


def test_no_path_is_relative_and_a_link_is_kept(tmp_path: Path) -> None:
    link = tmp_path / "python"
    link.symlink_to(sys.executable)
    made = command(link, Path("here"), 8737, windows=False)
    assert made[0] == str(link)
    assert Path(made[-1]).is_absolute()
    (tmp_path / "pythonw.exe").touch()
    assert command(link, tmp_path, 8737, windows=True)[0].endswith("pythonw.exe")
