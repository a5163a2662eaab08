"""What `pip install .` installs: the program, the extension inside it, and nothing of the tests."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_holds_the_extension_and_all_data(tmp_path: Path) -> None:
    wheel = built(tmp_path)
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "companion" / "whowrites"
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "companion/whowrites", "extension"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, tracked.stdout.decode().split("\0")):
        path = ROOT / name
        wanted = (
            path.relative_to(package.parent) if name.startswith("companion/") else Path("whowrites", name)
        )
        if path.exists():
            assert wanted.as_posix() in inside, wanted
    assert any(name.endswith("entry_points.txt") for name in inside)
    assert not [name for name in inside if name.startswith("tests") or "node_modules" in name]


def test_the_installed_program_finds_its_extension(tmp_path: Path) -> None:
    """The wheel unpacked somewhere else, far from any checkout."""
    wheel = built(tmp_path)
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from whowrites.install import extension_folder\n"
        "print(extension_folder())"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "site")], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == str(tmp_path / "site" / "whowrites" / "extension")


def built(folder: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "-w", str(folder), str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("whowrites-*.whl")
    return wheel
