"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from whowrites.install import data_folder

Command = TypeVar("Command", bound=Callable[..., Any])


def data_dir(command: Command) -> Command:
    """`--data-dir`: where the dossiers are."""
    return click.option(
        "--data-dir",
        type=click.Path(file_okay=False, path_type=Path),
        default=data_folder,
        help="Where dossiers are kept (default: your user data folder).",
    )(command)


def lang(command: Command) -> Command:
    """`--lang`: the language of the sentences; any file of `locales/`."""
    return click.option(
        "--lang",
        type=click.Choice(_languages()),
        default="en",
        show_default=True,
        help="Language of the sentences.",
    )(command)


def _languages() -> list[str]:
    folder = Path(__file__).parent / "locales"
    return sorted(path.stem for path in folder.glob("*.toml"))
