"""`whowrites serve`: the companion for the browser extension, on this computer only."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from whowrites.cli import CannotStart, World
from whowrites.options import data_dir

DEFAULT_PORT = 8737


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(1024, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="The port of 127.0.0.1 to listen on; type another one into the extension's popup too.",
)
@click.option("--no-open", is_flag=True, help="Do not open the companion's page in the browser.")
@data_dir
@click.pass_obj
def command(world: World, port: int, no_open: bool, data_dir: Path) -> None:
    """Start the companion (the default command) and open its page.

    It listens on 127.0.0.1 only, until Ctrl-C. Exits 3 when the port or the data directory is taken.
    """
    # Next to nothing that start-up loads goes away again; what does is collected behind the first page.
    gc.disable()
    from whowrites.opening import open_page
    from whowrites.web.serve import PortTaken
    from whowrites.wiring import Companion, leave

    try:
        with Companion.open(world, data_dir, port) as companion:

            def ready() -> None:
                click.echo(
                    f"WhoWrites is running on http://127.0.0.1:{companion.port} (stop it with Ctrl-C)."
                )
                if no_open:
                    click.echo("Its page opens with: whowrites open")
                else:
                    open_page(companion.store, data_dir, companion.port)

            companion.serve(ready)
    except PortTaken as fault:
        raise CannotStart(str(fault)) from fault
    leave()
