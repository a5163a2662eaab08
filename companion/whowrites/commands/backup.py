"""`whowrites backup`: a checked copy of the dossiers."""

from __future__ import annotations

from pathlib import Path

import click

from whowrites.cli import CannotStart
from whowrites.options import data_dir


@click.command("backup")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, which must not be there yet (default: among the daily backups, of which seven "
    "are kept).",
)
@data_dir
def command(output: Path | None, data_dir: Path) -> None:
    """Copy the database and check the copy; a companion may be running.

    The companion does this by itself once a day. To put a copy back: whowrites restore FILE
    """
    from whowrites.store import StoreError
    from whowrites.wiring import open_store

    with open_store(data_dir) as store:
        try:
            path = store.back_up(output)
        except StoreError as fault:
            raise CannotStart(str(fault)) from fault
        number = sum(store.dossiers.counts().values())
    size = path.stat().st_size / 1_000_000
    click.echo(f"{path} ({number} dossiers, {size:.1f} MB). To put it back: whowrites restore {path}")
