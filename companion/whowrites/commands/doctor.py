"""`whowrites doctor`: what this machine can check, and what it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import click

from whowrites.cli import BAD_INPUT, World
from whowrites.options import data_dir, lang


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a probe.")
@lang
@data_dir
@click.pass_obj
def command(world: World, as_json: bool, lang: str, data_dir: Path) -> None:
    """Try each path to the outside that checks need, and the database.

    Exits 1 when something without which nothing can be vetted does not work.
    """
    from whowrites.doctor import State, database, examine, extensions
    from whowrites.sentences import text
    from whowrites.terminal import printable
    from whowrites.vetting import utc_now
    from whowrites.wire import to_json
    from whowrites.wiring import chosen

    broken = False
    for found in [database(data_dir), *extensions(data_dir), *examine(chosen(world), utc_now)]:
        broken |= found.state is State.BROKEN
        params = dict(found.params)
        if "reason" in params:
            params["reason"] = text(f"unknown.{params['reason']}", {}, lang)
        sentence = text(f"doctor.{found.name}_{found.code}", params, lang)
        if as_json:
            click.echo(json.dumps({**to_json(found), "text": sentence}, ensure_ascii=False))
        else:
            click.echo(printable(f"[{text('doctor.' + found.state, {}, lang)}] {sentence}"))
    if broken:
        raise SystemExit(BAD_INPUT)
