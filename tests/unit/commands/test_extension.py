from __future__ import annotations

import hashlib
from pathlib import Path

from click.testing import CliRunner

from whowrites.cli import World, whowrites


def run(*args: str) -> tuple[int, str]:
    shown = CliRunner().invoke(whowrites, ["extension", *args], obj=World(None))
    return shown.exit_code, shown.output


def test_it_prints_the_folder_to_load() -> None:
    status, shown = run()
    assert status == 0
    assert (Path(shown.strip()) / "manifest.json").is_file()


def test_it_packs_the_folder_and_names_its_sum(tmp_path: Path) -> None:
    file = tmp_path / "whowrites.zip"
    status, shown = run("--zip", str(file))
    assert status == 0
    assert hashlib.sha256(file.read_bytes()).hexdigest() in shown


def test_a_file_that_is_there_or_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "there.zip").write_text("mine")
    for file, words in (
        (tmp_path / "there.zip", "is there already"),
        (tmp_path / "no" / "x.zip", "cannot be written"),
    ):
        status, shown = run("--zip", str(file))
        assert (status, words in shown, str(file) in shown) == (3, True, True)
    assert (tmp_path / "there.zip").read_text() == "mine"
