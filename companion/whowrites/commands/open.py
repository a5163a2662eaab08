"""`whowrites open`: the page of the companion that is running."""

from __future__ import annotations

from pathlib import Path

import click

from whowrites.cli import CannotStart
from whowrites.options import data_dir


@click.command("open")
@data_dir
def command(data_dir: Path) -> None:
    """Open the page of the running companion, as its owner."""
    from whowrites.opening import open_page
    from whowrites.store import running
    from whowrites.wiring import open_store

    companion = running(data_dir)
    if companion is None or not companion.port:
        raise CannotStart("No companion is running on this data directory. Start it with: whowrites")
    with open_store(data_dir) as store:
        click.echo(open_page(store, data_dir, companion.port))
