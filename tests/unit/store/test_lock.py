"""One companion a data directory, and the second learns who the first is."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from whowrites.store.errors import StoreError, StoreLocked
from whowrites.store.lock import Lock, Running, running


def test_the_second_is_told_pid_and_port(tmp_path: Path) -> None:
    first = Lock(tmp_path)
    with pytest.raises(StoreLocked) as early:
        Lock(tmp_path)
    assert (early.value.pid, early.value.port) == (os.getpid(), 0)
    first.announce(8737)
    with pytest.raises(StoreLocked) as held:
        Lock(tmp_path)
    assert (held.value.pid, held.value.port) == (os.getpid(), 8737)
    assert running(tmp_path) == Running(os.getpid(), 8737)
    first.release()
    assert running(tmp_path) is None
    Lock(tmp_path).release()


def test_what_a_killed_companion_left_names_nobody(tmp_path: Path) -> None:
    assert running(tmp_path) is None
    (tmp_path / "lock").write_bytes(b"")
    (tmp_path / "run.json").write_text(json.dumps({"pid": 1, "port": 8737}))
    assert running(tmp_path) is None
    lock = Lock(tmp_path)
    assert json.loads((tmp_path / "run.json").read_text()) == {"pid": os.getpid(), "port": 0}
    lock.release()
    assert not (tmp_path / "run.json").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x", "port": 1}', '{"pid": 1}'])
def test_an_unreadable_note_still_means_held(tmp_path: Path, text: str) -> None:
    lock = Lock(tmp_path)
    (tmp_path / "run.json").write_text(text)
    assert running(tmp_path) == Running(0, 0)
    lock.release()


def test_lock_and_note_are_private(tmp_path: Path) -> None:
    before = os.umask(0)
    lock = Lock(tmp_path)
    os.umask(before)
    for name in ("lock", "run.json"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    lock.release()


def test_a_disk_that_refuses_costs_the_name_and_not_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise StoreError("run.json cannot be written: No space left on device.")

    with monkeypatch.context() as patch:
        patch.setattr("whowrites.store.lock.replace_private", refuse)
        lock = Lock(tmp_path)
    assert "No space left on device" in caplog.text
    assert running(tmp_path) == Running(0, 0)
    lock.release()
