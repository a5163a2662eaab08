"""`whowrites delete`: what is kept of one sender, or of all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whowrites.cli import BAD_INPUT, CannotStart
from whowrites.options import data_dir

if TYPE_CHECKING:
    from whowrites.store import Store

BACKUPS = "Backups that hold it are deleted within 7 days."


@click.command("delete")
@click.argument("address", required=False)
@click.option("--all", "everything", is_flag=True, help="Delete what is kept of all senders.")
@click.option(
    "--export",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Before it is deleted, write all that is kept of ADDRESS into this new file, as JSON.",
)
@click.option("--never-again", is_flag=True, help="And do not check ADDRESS again; kept as a hash only.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_dir
def command(
    address: str | None, everything: bool, file: Path | None, never_again: bool, yes: bool, data_dir: Path
) -> None:
    """Delete all that is kept of ADDRESS: checks, messages, notes, decisions, contact.

    With --all, of every sender; your settings and connected browsers stay. It cannot be undone: keep a copy
    first, with --export or with "whowrites backup -o FILE". Backups that hold it are deleted within 7 days.
    """
    from whowrites.store import StoreError
    from whowrites.wiring import open_store

    if bool(address) is everything:
        raise click.UsageError("Name one ADDRESS, or say --all.")
    if everything and (file or never_again):
        raise click.UsageError(
            "--export and --never-again go with an ADDRESS. To keep a copy of all: whowrites backup -o FILE"
        )
    with open_store(data_dir) as store:
        try:
            if address:
                _person(store, address, file, never_again, yes)
            else:
                _everybody(store, yes)
        except StoreError as fault:
            raise CannotStart(str(fault)) from fault


def _person(store: Store, text: str, file: Path | None, never_again: bool, yes: bool) -> None:
    from whowrites.address import BadAddress, parse
    from whowrites.store.place import create_private

    try:
        address = parse(text).normal
    except BadAddress as fault:
        raise click.BadParameter(fault.message, param_hint="ADDRESS") from fault
    held = store.erasing.held(address)
    if held.anything:
        parts = {"checks": held.checks, "messages": held.messages, "notes": held.notes}
        counted = [f"{number} {name}" for name, number in parts.items() if number]
        counted += [f"{held.decisions} decisions"] if held.decisions else []
        counted += ["the contact"] if held.contact else []
        counted += ["that you wrote to it"] if held.written else []
        click.echo(f"Kept of {address}: {', '.join(counted) or 'its dossier'}.")
        if file:
            text = json.dumps(_all_of(store, address), ensure_ascii=False, indent=2)
            try:
                create_private(file, text.encode("utf-8"))
            except FileExistsError as error:
                raise CannotStart(f"{file} is there already; nothing was deleted.") from error
            click.echo(f"Written: {file}")
        elif not yes:
            click.echo("To keep a copy first: --export FILE")
        if not yes:
            click.confirm("Delete all of it? This cannot be undone.", abort=True)
        store.erasing.person(address)
        click.echo(f"Deleted. {BACKUPS}")
    else:
        click.echo(f"Nothing is kept of {address}.")
    if never_again:
        store.never.add(address)
        click.echo("It will not be checked again.")
    elif not held.anything:
        raise SystemExit(BAD_INPUT)


def _everybody(store: Store, yes: bool) -> None:
    number = sum(store.dossiers.counts().values())
    click.echo(
        f"Kept: {number} dossiers with their notes and decisions, {len(store.contacts.all())} contacts, "
        f"{store.written.count()} people you wrote to."
    )
    if not yes:
        click.echo("To keep a copy first: whowrites backup -o FILE")
        click.confirm("Delete all of it? This cannot be undone.", abort=True)
    store.erasing.everything()
    click.echo(f"Deleted. Your settings and connected browsers are kept. {BACKUPS}")


def _all_of(store: Store, address: str) -> dict[str, object]:
    """Everything about one person, as JSON types."""
    from whowrites.wire import to_json

    held = store.erasing.held(address)
    contact, wrote = store.contacts.contact(address), store.contacts.written(address)
    record = store.dossiers.by_id(held.dossier_id) if held.dossier_id else None
    return {
        "address": address,
        "dossier": to_json(record),
        "owner": to_json(store.owner.record(held.dossier_id)) if record else None,
        "dealings": to_json(store.desk.of(held.dossier_id)) if record else None,
        "contact": to_json(contact),
        "written": to_json(wrote),
    }
