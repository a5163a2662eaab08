"""Uploaded files: the owner's alone, by a random id, and not for long."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage

from whowrites.imports.reading import Unreadable
from whowrites.web import uploads


def test_kept_as_it_came_and_for_the_owner_only(tmp_path: Path) -> None:
    upload_id = uploads.keep(tmp_path, io.BytesIO(b"x" * 300_000))
    path = uploads.path_of(tmp_path, upload_id)
    assert path and path.read_bytes() == b"x" * 300_000
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    uploads.drop(tmp_path, upload_id)
    assert uploads.path_of(tmp_path, upload_id) is None
    uploads.drop(tmp_path, upload_id)


def test_what_is_refused_is_not_kept(tmp_path: Path) -> None:
    def refuse(path: Path) -> None:
        assert path.read_bytes() == b"x"
        raise Unreadable("import_empty")

    given = FileStorage(io.BytesIO(b"x"), "C\u202e/x.csv")
    with pytest.raises(Unreadable):
        uploads.read(tmp_path, given, refuse)
    assert list((tmp_path / "uploads").iterdir()) == []
    given = FileStorage(io.BytesIO(b"yy"), "folder/x\u202e.csv")
    upload_id, name, found = uploads.read(tmp_path, given, Path.read_bytes)
    assert (name, found) == ("x.csv", b"yy")
    assert uploads.path_of(tmp_path, upload_id)


def test_no_other_file_is_reached(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    for name in ("../secret", "", ".", "0" * 31, "g" * 32):
        assert uploads.path_of(tmp_path, name) is None


def test_after_an_hour_it_is_gone(tmp_path: Path) -> None:
    old = uploads.keep(tmp_path, io.BytesIO(b"old"))
    path = uploads.path_of(tmp_path, old)
    assert path
    past = path.stat().st_mtime - uploads.KEPT_SECONDS - 1
    os.utime(path, (past, past))
    uploads.keep(tmp_path, io.BytesIO(b"new"))
    assert uploads.path_of(tmp_path, old) is None
