"""`whowrites demo`: all of it on a simulated internet, with nothing kept and nothing sent."""

from __future__ import annotations

import click

from whowrites.cli import CannotStart
from whowrites.commands.serve import DEFAULT_PORT


@click.command("demo")
@click.option("--port", type=click.IntRange(1024, 65535), default=DEFAULT_PORT, show_default=True,
              help="The companion's port; the extension's popup must be told of another one.")  # fmt: skip
@click.option("--no-open", is_flag=True, help="Open no browser; print what to open instead.")
def command(port: int, no_open: bool) -> None:
    """Show WhoWrites without network and mail account.

    Starts a small simulated internet, a companion on a throw-away database and an inbox of invented
    senders. Ends with Ctrl-C, or when its browser is closed.
    """
    from whowrites.demo import Demo
    from whowrites.lab.browser import find_chromium
    from whowrites.opening import open_page
    from whowrites.web.serve import PortTaken
    from whowrites.wiring import leave

    chromium = None if no_open else find_chromium()
    try:
        with Demo.start(port) as demo:
            companion, browser = demo.companion, None

            def ready() -> None:
                nonlocal browser
                click.echo(
                    f"The demonstration runs on http://127.0.0.1:{companion.port} (stop it with Ctrl-C)."
                )
                if chromium:
                    click.echo(PAIR)
                    browser = demo.browse(chromium, companion.server.stop)
                    return
                dossiers = demo.vet_all()
                click.echo(f"{len(dossiers)} messages of the simulated inbox are vetted; see the history.")
                if no_open:
                    click.echo(f"Its page opens with: whowrites open --data-dir {demo.data_dir}")
                else:
                    click.echo("No Chromium or Edge found to load the extension into: opening the pages.")
                    open_page(companion.store, demo.data_dir, companion.port)

            companion.serve(ready)
            if browser and browser.poll() is None:
                browser.terminate()
                browser.wait(5)
    except PortTaken as fault:
        raise CannotStart(str(fault)) from fault
    leave()


PAIR = """A browser opens with the extension loaded, on the companion's page and on an inbox (second tab).
  1. Click the WhoWrites icon in the toolbar (behind the puzzle piece), then Connect.
  2. The companion's page shows the same number: click Allow. Then look at the inbox."""
