"""`whowrites evaluate`: the rating held against labelled senders or domains. Nobody is asked."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from whowrites.cli import BAD_INPUT, World


@click.command("evaluate")
@click.argument("rows", metavar="ROWS.jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--rows", "each", is_flag=True, help="Print {id, level, score} of every row, in order.")
@click.option(
    "--domains", is_flag=True, help="ROWS.jsonl holds domains with their age: {domain, label, age_days}."
)
@click.option(
    "--trust-archives",
    is_flag=True,
    help="With --rows: believe List-Id in rows from a list's archive, where it is the archive's own. "
    "The report tells both ways.",
)
@click.pass_obj
def command(world: World, rows: Path, as_json: bool, each: bool, domains: bool, trust_archives: bool) -> None:
    """Rate labelled senders, one JSON object a line, by what a header shows of them, and count.

    Prints levels by label with Wilson intervals (95 %), the share of fraud among those rated high, P(fraud
    | level) at base rates of 1, 5 and 20 %, false alarms by class of honest sender, and score bins; one row
    a sender. Of rows from the archive of a list, whose list lines are the archive's own, levels and
    precision are told with these lines believed too. Exits 1 where a line is no row.
    """
    from whowrites.evaluation.rows import BadRow

    try:
        with rows.open(encoding="utf-8") as lines, _seldom_collected():
            if domains:
                said = _domains(lines, as_json, each)
            else:
                said = _senders(world, lines, as_json, each, trust_archives)
            sys.stdout.writelines(f"{line}\n" for line in said)
    except (BadRow, UnicodeDecodeError) as fault:
        click.echo(f"whowrites: {rows}: {fault}", err=True)
        raise SystemExit(BAD_INPUT) from fault


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Ratings are kept until all are counted: the collector would walk them again and again, for cycles that
    they do not have."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _senders(
    world: World, lines: Iterator[str], as_json: bool, each: bool, trust_archives: bool
) -> Iterator[str]:
    from whowrites.evaluation.spread import rated

    if each:
        for row in rated(lines, believe=trust_archives):
            yield _row(row.id, row.level, row.score, as_json)
    else:
        yield from _report(world, lines, as_json)


def _report(world: World, lines: Iterator[str], as_json: bool) -> Iterator[str]:
    from whowrites.evaluation import report
    from whowrites.evaluation.rating import Rater
    from whowrites.evaluation.rows import as_archived, read, senders
    from whowrites.net.internet import Internet
    from whowrites.weights import load

    # Nobody is asked: to find out whom this computer would ask takes longer than to rate hundreds of rows.
    rater = Rater(world.internet or Internet(nameservers=()), load(), datetime.now(UTC))
    counted, number = senders(read(lines))
    told = [rater.rate(row) for row in counted]
    believed = [rater.rate(as_archived(one.row)) if one.row.archived else one for one in told]
    if as_json:
        yield _json(report.data(told, number, load(), believed))
    else:
        yield from report.text(told, number, load(), believed)


def _domains(lines: Iterator[str], as_json: bool, each: bool) -> Iterator[str]:
    from whowrites.evaluation import report
    from whowrites.evaluation.domains import read, table
    from whowrites.weights import load

    aged = read(lines, load())
    if each:
        for row in aged:
            yield _row(row.domain, row.level, row.score, as_json)
        return
    counted = list(aged)
    if as_json:
        yield json.dumps({step: dict(labels) for step, labels in table(counted).items()})
    else:
        yield from report.domain_text(counted, load())


_json = json.JSONEncoder(ensure_ascii=False).encode


def _row(name: str, level: str, score: float, as_json: bool) -> str:
    if not as_json:
        return f"{level:<8}{score:>7.2f}  {name}"
    return _json({"id": name, "level": str(level), "score": round(score, 3)})
