"""The stores' file is the same from every clean clone of one version."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def packed_from_a_clone(folder: Path, umask: int, day: str) -> bytes:
    """Clones the last commit under a umask, touches every file, and packs it as a user does."""

    def run(*args: str) -> None:
        subprocess.run(args, cwd=folder, check=True, capture_output=True, umask=umask)

    folder.mkdir()
    run("git", "clone", "--quiet", "--no-hardlinks", str(ROOT), "clone")
    run("find", "clone/extension", "-exec", "touch", "-d", day, "{}", "+")
    environment = {**os.environ, "PYTHONPATH": str(folder / "clone" / "companion")}
    subprocess.run(
        [sys.executable, "-m", "whowrites", "extension", "--zip", str(folder / "x.zip")],
        cwd=folder,
        env=environment,
        umask=umask,
        check=True,
        capture_output=True,
    )
    return (folder / "x.zip").read_bytes()


def test_two_clean_clones_give_the_same_bytes(tmp_path: Path) -> None:
    first = packed_from_a_clone(tmp_path / "a", 0o022, "2020-02-29")
    second = packed_from_a_clone(tmp_path / "b", 0o077, "2031-12-31")
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    assert len(first) > 100_000
