"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whowrites.install import data_folder

if TYPE_CHECKING:
    from whowrites.model import Reach

REACHES = ("local", "passive", "contact", "service")
"""The words of `model.Reach`, written out: `--help` reads every command and needs no model."""

Command = TypeVar("Command", bound=Callable[..., Any])


def data_dir(command: Command) -> Command:
    """`--data-dir`: where the dossiers are."""
    return click.option(
        "--data-dir",
        type=click.Path(file_okay=False, path_type=Path),
        default=data_folder,
        help="Where dossiers are kept (default: your user data folder).",
    )(command)


def reach(command: Command) -> Command:
    """`--reach`: who may be asked; the command is given a `Reach`."""
    return click.option(
        "--reach",
        type=click.Choice(REACHES),
        default="passive",
        show_default=True,
        callback=_reach,
        help="Who may be asked: local (nobody), passive (resolver, registries), contact (also the "
        "sender's own servers), service (also outside services that you switched on).",
    )(command)


def _reach(_context: click.Context, _option: click.Parameter, word: str) -> Reach:
    from whowrites.model import Reach

    return Reach(word)


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
