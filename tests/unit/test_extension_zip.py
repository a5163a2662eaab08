from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from whowrites.extension_zip import write_zip
from whowrites.install import extension_folder


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    write_zip(extension_folder(), tmp_path / "one.zip")
    return tmp_path / "one.zip"


def test_another_clone_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    """Other times, permissions and line ends, and what systems and editors leave behind."""
    clone = tmp_path / "clone"
    shutil.copytree(extension_folder(), clone)
    for place, path in enumerate(sorted(clone.rglob("*"), reverse=True)):
        if path.suffix in (".js", ".json", ".css"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        path.chmod(0o700)
        os.utime(path, (10**9 + place, 10**9 + place))
    (clone / "content" / ".main.js.swp").write_text("x")
    (clone / ".git").mkdir()
    (clone / ".git" / "hook.js").write_text("x")
    (clone / "Thumbs.db").write_text("x")
    (clone / "content" / "link.js").symlink_to(clone / "content" / "main.js")
    write_zip(clone, tmp_path / "two.zip")
    assert (tmp_path / "two.zip").read_bytes() == packed.read_bytes()


def test_it_holds_what_a_browser_loads(packed: Path) -> None:
    folder = extension_folder()
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        loaded = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert loaded - set(names) == {"shared/types.d.ts"}
        unchanged = [name for name in names if name != "manifest.json"]
        assert all(archive.read(name) == (folder / name).read_bytes() for name in unchanged)
        manifest = json.loads(archive.read("manifest.json"))
    ours = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest == {name: value for name, value in ours.items() if name != "key"}


def test_a_file_that_is_there_stays_as_it_is(packed: Path) -> None:
    before = packed.read_bytes()
    with pytest.raises(FileExistsError):
        write_zip(extension_folder(), packed)
    assert packed.read_bytes() == before
