"""`whowrites restore`: a backup takes the place of the dossiers."""

from __future__ import annotations

from pathlib import Path

import click

from whowrites.cli import CannotStart
from whowrites.options import data_dir


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_dir
def command(file: Path, yes: bool, data_dir: Path) -> None:
    """Put the backup FILE where the database is.

    FILE is checked first, and the database that is there now is moved aside, not deleted. The companion must
    not be running. Backups made by an older WhoWrites are brought up to date.
    """
    from whowrites.store import StoreError, StoreLocked, running
    from whowrites.store.restoring import contents, restore
    from whowrites.vetting import utc_now
    from whowrites.wiring import open_store

    companion = running(data_dir)
    if companion is not None:
        raise CannotStart(
            f"{StoreLocked(companion.pid, companion.port)} Stop it first (Ctrl-C in its window)."
        )
    try:
        held = contents(file)
        last = f", the last check {held.checked_at[:10]}" if held.checked_at else ""
        click.echo(f"{file} holds {held.dossiers} dossiers{last}.")
        if not yes:
            click.confirm(f"Let it take the place of the database in {data_dir}?", abort=True)
        aside = restore(data_dir, file, utc_now())
    except StoreError as fault:
        raise CannotStart(str(fault)) from fault
    with open_store(data_dir) as store:
        number = sum(store.dossiers.counts().values())
    click.echo(f"Restored: {number} dossiers." + (f" What was there is now {aside}" if aside else ""))
