"""`whowrites import`: a colleague's bundle of dossiers is merged into yours."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from whowrites.cli import BAD_INPUT, World
from whowrites.options import data_dir, lang

SHOWN = 20
"""Faults and differences that are printed for people; `--json` has all that are kept."""


class BadInput(click.ClickException):
    """A file that cannot be used; the message names it."""

    exit_code = BAD_INPUT


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
@click.option("--dry-run", is_flag=True, help="Tell what it would come to, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@lang
@data_dir
@click.pass_obj
def command(world: World, file: Path, dry_run: bool, as_json: bool, lang: str, data_dir: Path) -> None:
    """Merge the bundle FILE.json, which `whowrites export --format json` wrote, into your dossiers.

    Nothing is lost: of two decisions or answers the newer holds, and both stay in the timeline; where they
    differ, both are told. The same file twice changes nothing. Addresses that are not to be checked are left
    out. A backup is made first: `whowrites restore` takes the merge back. Exits 1 where the file cannot be
    read or a dossier was left out. Contacts come by `whowrites import-contacts`.
    """
    from whowrites import importing, sharing
    from whowrites.imports.reading import Unreadable
    from whowrites.sentences import text
    from whowrites.terminal import printable
    from whowrites.vetting import utc_now
    from whowrites.wiring import with_store

    try:
        with with_store(world, data_dir) as (store, vets):
            if dry_run:
                sharing.readable(file)
                report = sharing.look(store, file, vets.rated, utc_now())
            else:
                report = importing.bring_in(store, file, file.name, vets.rated, utc_now())
    except Unreadable as fault:
        raise BadInput(f"{file}: {text(fault.code, fault.params, lang)}") from fault
    except OSError as fault:
        raise BadInput(f"{file}: {fault.strerror}") from fault
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(report), ensure_ascii=False))
    else:
        would = "would be " if dry_run else ""
        click.echo(f"{would}{report.new} new, {report.changed} changed, {report.same} as they were")
        for out in report.faults[:SHOWN]:
            reason = text(out.code, {}, lang)
            click.echo(printable(f"left out: dossier {out.place} {out.address}: {reason}"))
        for one in report.differences[:SHOWN]:
            words = f"{one.address}: {one.field}: {one.ours} here, {one.theirs} there; {one.kept} holds"
            click.echo(printable(words))
        if report.backup:
            click.echo(f"to take it back: whowrites restore {report.backup}", err=True)
        if report.unknown:
            click.echo(f"{report.unknown} findings left out: this version does not know them")
    if report.faulty:  # what the owner does not want checked is no fault
        raise SystemExit(BAD_INPUT)
