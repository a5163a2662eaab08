"""`whowrites extension`: the folder that the browser loads, also as one file for the stores."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from whowrites.cli import CannotStart
from whowrites.install import extension_folder


@click.command("extension")
@click.option(
    "--zip",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the extension into this new file, as the browsers' stores take it.",
)
def command(file: Path | None) -> None:
    """Print the folder of the browser extension (to be loaded unpacked), or pack it with --zip.

    The file has the same bytes wherever it is made from the same version; the printed SHA-256 shows it.
    """
    folder = extension_folder()
    if file is None:
        click.echo(folder)
        return
    from whowrites.extension_zip import write_zip

    try:
        number = write_zip(folder, file)
    except FileExistsError as fault:
        raise CannotStart(f"{file} is there already; name a new file.") from fault
    except OSError as fault:
        raise CannotStart(f"{file} cannot be written: {fault.strerror}.") from fault
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    click.echo(f"{file} ({number} files, {file.stat().st_size / 1000:.0f} kB, SHA-256 {digest})")
