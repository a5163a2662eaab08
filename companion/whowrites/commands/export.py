"""`whowrites export`: dossiers as a file for spreadsheets, address books, CRMs or colleagues."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from whowrites.cli import BAD_INPUT, World
from whowrites.options import data_dir, lang

NAMES = ("csv", "xlsx", "vcard", "json", "hubspot", "salesforce", "zoho")


class BadOutput(click.ClickException):
    """A file that cannot be written; the message names it."""

    exit_code = BAD_INPUT


@click.command("export")
@click.option("--format", "form", type=click.Choice(NAMES), required=True, help="Which kind of file.")
@click.option("--columns", default="", help="Name of a column layout of your own (csv and xlsx).")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Where to (default: standard output).")
@lang
@data_dir
@click.pass_obj
def command(world: World, form: str, columns: str, out: Path | None, lang: str, data_dir: Path) -> None:
    """Write all dossiers: csv, xlsx and vcard; json (a bundle that `whowrites import` merges elsewhere); or
    CSV with the column names of HubSpot, Salesforce or Zoho.

    Cells that a spreadsheet would take for a formula begin with an apostrophe in CSV. A file is readable for
    you alone (0600) and stands under its name only when it is whole. Exits 1 where it cannot be written.
    """
    from whowrites import exporting, sharing
    from whowrites.vetting import utc_now
    from whowrites.wiring import with_store

    with with_store(world, data_dir) as (store, vets), _file(out) as file:
        if form == "json":
            count = sharing.write(store.exchange.shared(), file, utc_now())
        else:
            own = exporting.own_layouts(store.settings)
            try:
                layout = exporting.layout(columns or ("" if form in exporting.FORMATS else form), own, lang)
            except KeyError as fault:
                raise BadOutput(f"there is no column layout {columns!r}") from fault
            ratings = store.settings.get(exporting.RATING, exporting.RATINGS)
            rows = exporting.rows(store.exchange.outgoing(), vets.rated, lang, ratings)
            count = exporting.FORMATS.get(form, exporting.FORMATS["csv"]).write(rows, layout, file)
    click.echo(f"{count} dossiers written" + (f" to {out}" if out else ""), err=True)


@contextmanager
def _file(out: Path | None) -> Iterator[BinaryIO]:
    """Where to write: a private file under another name that takes its own when all went well."""
    if out is None:
        from tempfile import TemporaryFile

        with TemporaryFile("wb+") as whole:
            yield whole
            whole.seek(0)
            for piece in iter(lambda: whole.read(1 << 16), b""):
                sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    if out.exists():
        raise BadOutput(f"{out} is there already: choose another name")
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as fault:
        raise BadOutput(f"{out}: {fault.strerror}") from fault
    try:
        with os.fdopen(handle, "wb+") as file:
            yield file
        part.replace(out)
    except OSError as fault:
        raise BadOutput(f"{out}: {fault.strerror}") from fault
    finally:
        part.unlink(missing_ok=True)
