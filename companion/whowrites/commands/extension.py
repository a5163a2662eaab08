"""`whowrites extension`: where the folder is that the browser loads."""

from __future__ import annotations

import click

from whowrites.install import extension_folder


@click.command("extension")
def command() -> None:
    """Print the folder of the browser extension (to be loaded unpacked)."""
    click.echo(extension_folder())
