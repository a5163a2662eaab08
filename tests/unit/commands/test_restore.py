"""`whowrites restore`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from whowrites.commands import backup
from whowrites.commands.restore import command
from whowrites.store.lock import Lock


@pytest.fixture
def copy(lived_in: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.sqlite3"
    CliRunner().invoke(backup.command, ["-o", str(path), "--data-dir", str(lived_in)])
    return path


def test_it_says_what_it_holds_asks_and_says_where_the_old_one_is(lived_in: Path, copy: Path) -> None:
    args = [str(copy), "--data-dir", str(lived_in)]
    no = CliRunner().invoke(command, args, input="n\n")
    assert no.exit_code == 1 and "holds 1 dossiers" in no.output
    assert not list(lived_in.glob("*before-restore*"))
    yes = CliRunner().invoke(command, args, input="y\n")
    assert yes.exit_code == 0, yes.output
    (aside,) = lived_in.glob("*.before-restore-*Z")
    assert str(aside) in yes.output


def test_a_running_companion_is_named(lived_in: Path, copy: Path) -> None:
    lock = Lock(lived_in)
    try:
        shown = CliRunner().invoke(command, [str(copy), "--yes", "--data-dir", str(lived_in)])
    finally:
        lock.release()
    assert shown.exit_code == 3
    assert "Stop it first" in shown.output


def test_no_backup_is_refused(lived_in: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("hello")
    shown = CliRunner().invoke(command, [str(letter), "--yes", "--data-dir", str(lived_in)])
    assert shown.exit_code == 3
    assert "no database" in shown.output
