"""`whowrites uninstall`: out of this computer, but for what you keep."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from whowrites.cli import CannotStart
from whowrites.options import data_dir


@click.command("uninstall")
@click.option("--delete-data/--keep-data", default=None, help="Do not ask whether the dossiers go too.")
@click.option("--dry-run", is_flag=True, help="Print what would be done, and do nothing.")
@data_dir
def command(delete_data: bool | None, dry_run: bool, data_dir: Path) -> None:
    """Take away what WhoWrites set up here: the start at sign-in and, if you say so, the dossiers.

    The companion must not be running. How to remove the extension and the program is said at the end.
    """
    from whowrites.autostart import CannotSet, Standing, remove, standing
    from whowrites.autostart.this_system import plan
    from whowrites.store import StoreError, StoreLocked, running
    from whowrites.store.leaving import delete, own_files

    companion = running(data_dir) if data_dir.is_dir() else None
    if companion is not None:
        raise CannotStart(
            f"{StoreLocked(companion.pid, companion.port)} Stop it first (Ctrl-C in its window)."
        )
    try:
        entry = plan(data_dir, 8737)
        starts = standing(entry) is not Standing.ABSENT
        if starts and dry_run:
            click.echo(f"Would remove the start at sign-in: {entry.place}")
        elif starts:
            remove(entry)
            click.echo(f"Removed: {entry.place}")
    except CannotSet as fault:
        click.echo(f"The start at sign-in could not be removed: {fault}", err=True)
    files = own_files(data_dir)
    if files:
        size = sum(path.stat().st_size for path in files) / 1_000_000
        click.echo(f"Your dossiers, backups and settings: {data_dir} ({len(files)} files, {size:.1f} MB).")
        if delete_data is None and not dry_run:
            click.echo("To keep a copy first: whowrites backup -o FILE")
            delete_data = click.confirm("Delete them too?", default=False)
        if dry_run:
            click.echo(
                "Would delete them." if delete_data else "Would ask whether to delete them, and keep them."
            )
        elif delete_data:
            try:
                left = delete(data_dir)
            except StoreError as fault:
                raise CannotStart(str(fault)) from fault
            click.echo("Deleted." + (f" Left, since it is not ours: {data_dir}" if left else ""))
        else:
            click.echo("Kept.")
    _say_the_rest()


def _say_the_rest() -> None:
    click.echo(
        "\nThe extension: open your browser's page of extensions and choose Remove at WhoWrites; what it "
        "keeps goes with it."
    )
    package = Path(__file__).resolve().parents[1]
    if "pipx" in package.parts:
        click.echo("The program: pipx uninstall whowrites")
    elif "uv" in package.parts:
        click.echo("The program: uv tool uninstall whowrites")
    elif "site-packages" in package.parts:
        click.echo(f"The program: {sys.executable} -m pip uninstall whowrites")
    else:
        click.echo(f"The program: delete the folder {package.parents[1]}")
