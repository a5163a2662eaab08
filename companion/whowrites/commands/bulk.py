"""`whowrites bulk`: a list of addresses in, a table of what is known about each out."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from whowrites.cli import BAD_INPUT, World
from whowrites.options import data_dir, lang, reach

if TYPE_CHECKING:
    from whowrites.imports.vet_list import Asked
    from whowrites.model import Reach

SHOWN_EVERY = 0.5
"""Seconds between two words on how far it is."""
STOPPED = 130
"""What a shell expects of a program that ended by Ctrl-C."""


class BadInput(click.ClickException):
    """A file that cannot be used; the message names it."""

    exit_code = BAD_INPUT


@click.command("bulk")
@click.argument("file", type=click.Path(path_type=Path), metavar="IN.csv")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Where to (default: standard output).")
@click.option("--resume", is_flag=True, help="Go on with OUT.csv: what stands there is not asked again.")
@click.option("--column", default="", help="Header of the column with the addresses, if it is not found.")
@reach
@lang
@data_dir
@click.pass_obj
def command(
    world: World,
    file: Path,
    out: Path | None,
    resume: bool,
    column: str,
    reach: Reach,
    lang: str,
    data_dir: Path,
) -> None:
    """Vet a list of addresses: CSV in (commas, semicolons or tabs), CSV out with one row for each, in order.

    Stopped or killed, it can be gone on with: give the same list and --resume. A row that is no address gets
    its fault and does not stop the others. Cells that a spreadsheet would take for a formula begin with an
    apostrophe. Exits 0 whatever the ratings, 1 where a file cannot be used.
    """
    from whowrites.bulk import AT_ONCE, vetted
    from whowrites.exports.vetted_csv import COLUMNS, line
    from whowrites.wiring import leave, settle, vetting

    asked = _asked(file, column, lang)
    progress = _Progress(len(asked))
    try:
        with _table(out, resume, asked) as (table, done), vetting(world, data_dir, AT_ONCE) as vets:
            progress.begin(done)
            settle()
            for row in vetted(vets, (item.text for item in asked[done:]), reach, lang):
                table.write(line([row[name] for name in COLUMNS]).encode())
                progress.row(row["level"], row["fault"])
    except KeyboardInterrupt:
        progress.stopped(out)
        leave(STOPPED)
    progress.end()


def _asked(file: Path, column: str, lang: str) -> list[Asked]:
    from whowrites.imports import vet_list
    from whowrites.imports.charset import text_of
    from whowrites.imports.reading import Unreadable
    from whowrites.sentences import text

    try:
        return vet_list.read(text_of(file.read_bytes()), column)
    except Unreadable as fault:
        raise BadInput(f"{file}: {text(fault.code, fault.params, lang)}") from fault
    except OSError as fault:
        raise BadInput(f"{file}: {fault.strerror}") from fault


@contextmanager
def _table(out: Path | None, resume: bool, asked: list[Asked]) -> Iterator[tuple[BinaryIO, int]]:
    """Where rows are written, each at once and whole, and how many stand there already."""
    from whowrites.exports.vetted_csv import head

    if out is None:
        sys.stdout.buffer.write(head().encode())
        yield sys.stdout.buffer, 0
        sys.stdout.buffer.flush()
        return
    try:
        done = _go_on(out, asked) if resume and out.exists() else _begin(out)
        # Unbuffered: whenever the process is killed, what it has written are whole rows and at most a part.
        with out.open("ab", buffering=0) as table:
            yield table, done
    except OSError as fault:
        raise BadInput(f"{out}: {fault.strerror}") from fault


def _begin(out: Path) -> int:
    from whowrites.exports.vetted_csv import head

    try:
        with os.fdopen(os.open(out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as table:
            table.write(head().encode())
    except FileExistsError as fault:
        raise BadInput(
            f"{out} is there already: go on with it by --resume, or choose another name"
        ) from fault
    return 0


def _go_on(out: Path, asked: list[Asked]) -> int:
    from whowrites.exports.contacts_csv import guarded
    from whowrites.exports.vetted_csv import whole_rows

    found = whole_rows(out.read_bytes())
    if found is None:
        raise BadInput(f"{out} is no table that `whowrites bulk` wrote")
    rows, size = found
    if rows != [guarded(item.text) for item in asked[: len(rows)]]:
        raise BadInput(f"{out} is the table of another list: its rows are not the first of this one")
    os.truncate(out, size)
    return len(rows)


class _Progress:
    """How far it is, on standard error: one line that changes on a terminal, else a line now and then."""

    def __init__(self, total: int) -> None:
        self._total, self._before, self._rows = total, 0, 0
        self._levels: Counter[str] = Counter()
        self._faults = 0
        self._terminal = sys.stderr.isatty()
        self._began = self._shown = time.monotonic()

    def begin(self, done: int) -> None:
        self._before = done

    def row(self, level: str, fault: str) -> None:
        self._rows += 1
        self._levels[level or "none"] += 1
        self._faults += bool(fault)
        now = time.monotonic()
        if now - self._shown >= SHOWN_EVERY * (1 if self._terminal else 20):
            self._shown = now
            click.echo(("\r" if self._terminal else "") + self._far(), err=True, nl=not self._terminal)

    def end(self) -> None:
        told = ", ".join(f"{n} {level}" for level, n in sorted(self._levels.items()) if level != "none")
        faults = f"; {self._faults} with a fault" if self._faults else ""
        click.echo(
            ("\r" if self._terminal else "") + f"{self._far()}: {told or 'nothing new'}{faults}", err=True
        )

    def stopped(self, out: Path | None) -> None:
        further = f"; go on with: --resume -o {out}" if out else ""
        click.echo(f"\nStopped after {self._before + self._rows} of {self._total} rows{further}", err=True)

    def _far(self) -> str:
        seconds = max(time.monotonic() - self._began, 0.001)
        return f"{self._before + self._rows} of {self._total} rows, {self._rows / seconds:.0f} a second"
