"""`whowrites backup`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from whowrites.commands.backup import command
from whowrites.store.restoring import contents


def test_among_the_daily_ones_or_where_it_is_wanted(lived_in: Path, tmp_path: Path) -> None:
    shown = CliRunner().invoke(command, ["--data-dir", str(lived_in)])
    assert shown.exit_code == 0, shown.output
    assert len(list((lived_in / "backups").iterdir())) == 1
    copy = tmp_path / "mine.sqlite3"
    shown = CliRunner().invoke(command, ["-o", str(copy), "--data-dir", str(lived_in)])
    assert f"whowrites restore {copy}" in shown.output
    assert contents(copy).dossiers == 1
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_written_over(lived_in: Path, tmp_path: Path) -> None:
    copy = tmp_path / "letter.txt"
    copy.write_text("mine")
    shown = CliRunner().invoke(command, ["-o", str(copy), "--data-dir", str(lived_in)])
    assert (shown.exit_code, copy.read_text()) == (3, "mine")
    assert "is there already" in shown.output
    away = CliRunner().invoke(command, ["-o", "/no/such/folder/x", "--data-dir", str(lived_in)])
    assert away.exit_code == 3 and "cannot be written" in away.output
