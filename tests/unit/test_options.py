from __future__ import annotations

from pathlib import Path

import click
from click.testing import CliRunner

from whowrites.model import Reach
from whowrites.options import data_dir, lang, reach
from whowrites.sentences import languages


@click.command()
@lang
@data_dir
def shown(lang: str, data_dir: Path) -> None:
    click.echo(f"{lang} {data_dir}")


def test_every_language_of_the_catalogs_can_be_chosen() -> None:
    for name in languages():
        assert CliRunner().invoke(shown, ["--lang", name]).output.startswith(f"{name} ")
    refused = CliRunner().invoke(shown, ["--lang", "xx"])
    assert refused.exit_code == 2
    assert "zh_CN" in refused.output


@click.command()
@reach
def asking(reach: Reach) -> None:
    click.echo(repr(reach))


def test_every_reach_can_be_chosen_and_passive_is_the_usual_one() -> None:
    for one in Reach:
        assert CliRunner().invoke(asking, ["--reach", str(one)]).output == f"{one!r}\n"
    assert CliRunner().invoke(asking, []).output == f"{Reach.PASSIVE!r}\n"
    refused = CliRunner().invoke(asking, ["--reach", "far"])
    assert refused.exit_code == 2
    assert all(str(one) in refused.output for one in Reach)


def test_the_data_directory_is_the_users_unless_named(tmp_path: Path) -> None:
    assert CliRunner().invoke(shown, []).output.strip().endswith("whowrites")
    assert CliRunner().invoke(shown, ["--data-dir", str(tmp_path)]).output.strip() == f"en {tmp_path}"
    (tmp_path / "file").touch()
    assert CliRunner().invoke(shown, ["--data-dir", str(tmp_path / "file")]).exit_code == 2
