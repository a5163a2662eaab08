"""`whowrites changes`: what differs between two looks at your senders."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from whowrites.options import data_dir, lang

MOST = 1_000


@click.command("changes")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    help="Only changes from this day or minute on, in this computer's time (default: of the last 7 days).",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a change.")
@lang
@data_dir
def command(since: datetime | None, as_json: bool, lang: str, data_dir: Path) -> None:
    """List what changed about your senders, the newest first.

    A change is found whenever a sender is looked at again: a new registrar, a moved mail service, a site that
    is gone, a raised level. A look-up that failed is no change. At most 1,000 are listed.
    """
    from datetime import timedelta

    from whowrites.change_lines import change_line
    from whowrites.sentences import text
    from whowrites.terminal import printable
    from whowrites.vetting import utc_now
    from whowrites.wire import to_json
    from whowrites.wiring import open_store

    now = utc_now()
    start = since.astimezone(UTC) if since else now - timedelta(days=7)
    with open_store(data_dir) as store:
        rows = store.changes.between(start, now + timedelta(seconds=1), MOST)
    for row in rows:
        line = change_line(row.change, row.address, row.level, lang)
        if as_json:
            click.echo(json.dumps(to_json(line), ensure_ascii=False))
        else:
            at = line.at.astimezone().strftime("%Y-%m-%d %H:%M")
            source = f" [{line.source}]" if line.source else ""
            click.echo(printable(f"{at}  {line.shown}: {line.text}{source}"))
    if not rows and not as_json:
        click.echo(text("terminal.no_changes", {}, lang))
