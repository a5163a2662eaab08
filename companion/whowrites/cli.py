"""The `whowrites` command: finds the commands by their files, and keeps the exit codes.

0 done, 1 bad input, 2 wrong usage, 3 cannot start.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whowrites import __version__

if TYPE_CHECKING:
    from whowrites.net.internet import Internet

BAD_INPUT = 1
CANNOT_START = 3


@dataclass(frozen=True, slots=True)
class World:
    """What a command works in. `internet` is None for the real one: it is found only by a command that
    asks something."""

    internet: Internet | None


class CannotStart(click.ClickException):
    """The program cannot do its work on this machine now; the message says what would help."""

    exit_code = CANNOT_START


class _Commands(click.Group):
    """Commands are modules of `whowrites.commands` with a click command of the name `command`, loaded when
    asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _names():
            return None
        module = importlib.import_module(f"whowrites.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command


@cache
def _names() -> tuple[str, ...]:
    folder = Path(__file__).parent / "commands"
    names = (path.stem.replace("_", "-") for path in folder.glob("*.py") if path.stem != "__init__")
    return tuple(sorted(names))


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="whowrites")
@click.pass_context
def whowrites(ctx: click.Context) -> None:
    """Know who writes to you, before you answer.

    Without a command, `serve`: the companion for the browser extension starts on this computer and opens
    its page.
    """
    if ctx.invoked_subcommand is None:
        from whowrites.commands.serve import command as serve

        ctx.invoke(serve)


def main(args: Sequence[str] | None = None, *, internet: Internet | None = None) -> None:
    """Run the command line. Tests and the demo pass the simulated internet; nothing else can choose it."""
    whowrites.main(args=args, prog_name="whowrites", obj=World(internet))
