from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from whowrites.cli import World, whowrites


def test_it_prints_the_folder_to_load() -> None:
    shown = CliRunner().invoke(whowrites, ["extension"], obj=World(None))
    assert shown.exit_code == 0
    assert (Path(shown.output.strip()) / "manifest.json").is_file()
