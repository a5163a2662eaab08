"""`tests/detect.js`, which runs the shipped webmail modules on pieces of pages.

The pieces are our own: every surface, layout and language that is described, and traps. Addresses in bodies
are never found.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
FRAGMENTS = {
    f"{file.stem}/{one['name']}": one
    for file in sorted((TESTS / "fragments").glob("*.toml"))
    for one in tomllib.loads(file.read_text("utf-8"))["fragment"]
}


def detect(folder: Path) -> list[dict[str, str]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    done = subprocess.run(
        [node, str(TESTS / "detect.js"), str(folder)], capture_output=True, text=True, check=True, timeout=120
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    folder = tmp_path_factory.mktemp("fragments")
    for name, one in FRAGMENTS.items():
        file = folder / f"{name}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(one["html"], "utf-8")
    (folder / "expected.json").write_text("not JSON", "utf-8")
    return detect(folder)


@pytest.mark.parametrize("name", FRAGMENTS)
def test_exactly_the_people_of_the_page_are_found(name: str, findings: list[dict[str, str]]) -> None:
    found = Counter(
        (one["address"], one["name"], one["role"]) for one in findings if one["file"] == f"{name}.html"
    )
    assert found == Counter(tuple(person) for person in FRAGMENTS[name]["found"])


def test_folders_are_read_to_the_bottom_and_a_path_need_not_name_the_webmail(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "one.html").write_text(FRAGMENTS["gmail/header alone"]["html"], "utf-8")
    (tmp_path / "two.html").write_text(FRAGMENTS["outlook/row of today"]["html"], "utf-8")
    assert [(one["file"], one["address"]) for one in detect(tmp_path)] == [
        ("a/b/one.html", "ana@mill.example"),
        ("two.html", "jan@mill.example"),
    ]
