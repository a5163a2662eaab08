"""`whowrites import-contacts`: the people of an address book become contacts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whowrites.cli import BAD_INPUT
from whowrites.options import data_dir, lang

if TYPE_CHECKING:
    from whowrites.imports.reading import Reading

SHOWN_FAULTS = 20
"""Faults that are printed for people; `--json` has all that are kept."""


@click.command("import-contacts")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "vcard", "list"]),
    help="The format of FILE (default: told by its content).",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be imported.")
@click.option("--undo", "undo_id", is_flag=True, help="FILE is the id of an import: take its contacts out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@lang
@data_dir
def command(
    file: Path, form: str | None, dry_run: bool, undo_id: bool, as_json: bool, lang: str, data_dir: Path
) -> None:
    """Import contacts from FILE: CSV (Google, Outlook, plain), vCard 2.1 to 4.0, or a list of addresses.

    Senders who are contacts are known to you; names and domains like theirs are noticed. Rows that cannot be
    read are named, with the reason; all others are imported at once, or none. Who is a contact already stays
    as he is. Exits 1 where the file cannot be read or a row was left out.
    """
    from whowrites.imports.contact_files import read_file
    from whowrites.imports.reading import Unreadable
    from whowrites.sentences import text
    from whowrites.wiring import open_store

    if undo_id:
        with open_store(data_dir) as store:
            gone = store.imports.undo(str(file))
        _print({"undone": str(file), "removed": gone}, f"{gone} contacts taken out", as_json)
        return
    try:
        reading = read_file(file, form or "")
    except Unreadable as fault:
        raise _exit(f"{file}: {text(fault.code, fault.params, lang)}") from fault
    except OSError as fault:
        raise _exit(f"{file}: {fault.strerror}") from fault
    with open_store(data_dir) as store:
        known = sum(store.contacts.contact(person.address) is not None for person in reading.people)
        import_id, added = "", len(reading.people) - known
        if not dry_run:
            people = [(person.address, person.name) for person in reading.people]
            import_id, added = store.imports.add(file.name, reading.format, people)
    answer = _answer(reading, import_id, added, dry_run, lang)
    _print(answer, _sentences(answer, dry_run), as_json)
    if reading.faulty:
        raise SystemExit(BAD_INPUT)


def _answer(reading: Reading, import_id: str, added: int, dry_run: bool, lang: str) -> dict[str, Any]:
    from whowrites.sentences import text

    return {
        "format": reading.format,
        "dry_run": dry_run,
        "import": import_id,
        "rows": reading.rows,
        "added": added,
        "already": len(reading.people) - added,
        "repeated": reading.repeated,
        "without_address": reading.without,
        "faulty": reading.faulty,
        "faults": [
            {
                "row": fault.row,
                "field": fault.field,
                "code": fault.code,
                "reason": text(fault.code, fault.params, lang),
                "value": fault.value,
            }
            for fault in reading.faults
        ],
    }


def _sentences(answer: dict[str, Any], dry_run: bool) -> str:
    done = "would be added" if dry_run else "added"
    lines = [
        f"{answer['added']} contacts {done}, {answer['already']} were there already "
        f"({answer['format']}, {answer['rows']} rows, {answer['without_address']} of them without an address)"
    ]
    for fault in answer["faults"][:SHOWN_FAULTS]:
        place = f"row {fault['row']}" + (f", {fault['field']}" if fault["field"] else "")
        lines.append(f"left out: {place}: {fault['reason']} {fault['value']}".rstrip())
    if answer["faulty"] > SHOWN_FAULTS:
        lines.append(f"and {answer['faulty'] - SHOWN_FAULTS} more")
    if answer["import"]:
        lines.append(f"to take them out again: whowrites import-contacts --undo {answer['import']}")
    return "\n".join(lines)


def _print(answer: dict[str, Any], sentences: str, as_json: bool) -> None:
    from whowrites.terminal import printable

    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        for line in sentences.split("\n"):
            click.echo(printable(line))


def _exit(message: str) -> SystemExit:
    from whowrites.terminal import printable

    click.echo(printable(f"whowrites: {message}"), err=True)
    return SystemExit(BAD_INPUT)
