"""`whowrites autostart`: the companion starts when you sign in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whowrites.cli import CannotStart
from whowrites.options import data_dir

if TYPE_CHECKING:
    from whowrites.autostart import Command, Plan

DEFAULT_PORT = 8737
_port = click.option(
    "--port",
    type=click.IntRange(1024, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="The port of 127.0.0.1 that the companion listens on.",
)
_dry_run = click.option("--dry-run", is_flag=True, help="Print what would be done, and do nothing.")


@click.group("autostart")
def command() -> None:
    """Start the companion by itself when you sign in.

    Linux: a systemd user unit. macOS: a launch agent. Windows: the Run key of your user. Nothing is changed
    for other users, and no administrator's rights are needed.
    """


@command.command("install")
@_port
@data_dir
@_dry_run
def install(port: int, data_dir: Path, dry_run: bool) -> None:
    """Let the companion start at each sign-in from now on."""
    from whowrites.autostart import CannotSet
    from whowrites.autostart import install as carry_out

    plan = _plan(data_dir, port)
    if dry_run:
        click.echo(f"Would write {plan.place}:\n")
        click.echo(plan.text)
        _would_run(plan.after)
        return
    try:
        carry_out(plan)
    except CannotSet as fault:
        raise CannotStart(str(fault)) from fault
    click.echo(f"Written: {plan.place}\n{plan.starts}")


@command.command("remove")
@_port
@data_dir
@_dry_run
def remove(port: int, data_dir: Path, dry_run: bool) -> None:
    """Let it start by itself no more. A companion that runs goes on running."""
    from whowrites.autostart import CannotSet, Standing, standing
    from whowrites.autostart import remove as carry_out

    plan = _plan(data_dir, port)
    try:
        if dry_run:
            if standing(plan) is Standing.ABSENT:
                click.echo("Nothing would be removed: it does not start by itself.")
                return
            _would_run((*plan.before_removal, *plan.removal))
            if plan.file is not None:
                click.echo(f"Would delete {plan.place}")
            return
        done = carry_out(plan)
    except CannotSet as fault:
        raise CannotStart(str(fault)) from fault
    click.echo(f"Removed: {plan.place}" if done else "It does not start by itself; there was nothing to do.")


@command.command("status")
@_port
@data_dir
def status(port: int, data_dir: Path) -> None:
    """Say whether the companion starts at sign-in, and whether it is this one. Exits 1 when it is not."""
    from whowrites.autostart import CannotSet, Standing, standing, written

    plan = _plan(data_dir, port)
    try:
        found, there = standing(plan), written(plan)
    except CannotSet as fault:
        raise CannotStart(str(fault)) from fault
    if found is Standing.INSTALLED:
        click.echo(f"The companion starts at sign-in: {plan.place}")
        return
    if found is Standing.ABSENT:
        click.echo("The companion does not start by itself. To let it: whowrites autostart install")
    else:
        click.echo(
            f"{plan.place} starts something else than this installation with these options; WhoWrites or its "
            f"data may have been moved. It holds:\n\n{there}\n\nTo set it right: whowrites autostart install"
        )
    raise SystemExit(1)


def _plan(data_dir: Path, port: int) -> Plan:
    from whowrites.autostart import CannotSet
    from whowrites.autostart.this_system import plan

    try:
        return plan(data_dir, port)
    except CannotSet as fault:
        raise CannotStart(str(fault)) from fault


def _would_run(commands: tuple[Command, ...]) -> None:
    import subprocess

    for one in commands:
        click.echo(f"Would run: {subprocess.list2cmdline(one)}")
