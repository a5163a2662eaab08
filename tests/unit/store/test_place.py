"""Directory and files are the owner's alone, whatever the umask, and never a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from whowrites.store import place
from whowrites.store.errors import StoreError
from whowrites.store.place import (
    DATABASE,
    create_private,
    move_aside,
    prepare_database,
    prepare_directory,
    replace_private,
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_what_is_made_is_private(tmp_path: Path) -> None:
    prepare_directory(tmp_path / "deep" / "data")
    path = prepare_database(tmp_path / "deep" / "data")
    replace_private(path.with_name("run.json"), b"{}")
    assert mode(path.parent) == 0o700
    assert mode(path) == 0o600
    assert mode(path.with_name("run.json")) == 0o600


def test_loose_modes_are_repaired_side_files_too(tmp_path: Path) -> None:
    prepare_directory(tmp_path / "data")
    files = [tmp_path / "data" / (DATABASE + suffix) for suffix in ("", "-wal", "-shm")]
    for path in files:
        path.write_bytes(b"")
        path.chmod(0o644)
    (tmp_path / "data").chmod(0o755)
    prepare_directory(tmp_path / "data")
    prepare_database(tmp_path / "data")
    assert [mode(path) for path in files] == [0o600] * 3
    assert mode(tmp_path / "data") == 0o700


def test_links_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "real")
    with pytest.raises(StoreError, match="data is a link"):
        prepare_directory(tmp_path / "data")
    (tmp_path / "real" / DATABASE).symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="is a link"):
        prepare_database(tmp_path / "real")
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "real" / DATABASE).unlink()
    (tmp_path / "real" / f"{DATABASE}-wal").symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="-wal is a link"):
        prepare_database(tmp_path / "real")


def test_a_directory_in_place_of_the_file_and_a_file_in_place_of_the_directory(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(StoreError, match="is not a file"):
        prepare_database(tmp_path)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="is not a directory"):
        prepare_directory(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_another_owner_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place.os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(StoreError, match="belongs to another user"):
        prepare_directory(tmp_path / "data")


def test_a_disk_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(place.os, "open", refuse)
    with pytest.raises(StoreError, match="cannot be written: Read-only file system"):
        prepare_database(tmp_path)


def test_a_disk_that_fills_up_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(place.os, "fsync", full)
    with pytest.raises(StoreError, match="No space left on device"):
        create_private(tmp_path / "new", b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    create_private(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        create_private(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"


def test_a_damaged_file_is_kept_with_its_log_and_twice_in_a_second(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    for content in (b"one", b"two"):
        path.write_bytes(content)
        path.with_name(f"{DATABASE}-wal").write_bytes(content + b" log")
        move_aside(path, "20261123T094000Z")
    kept = {item.name: item.read_bytes() for item in tmp_path.iterdir()}
    stem = f"{DATABASE}.corrupt-20261123T094000Z"
    assert kept == {stem: b"one", f"{stem}-wal": b"one log", f"{stem}-1": b"two", f"{stem}-1-wal": b"two log"}
