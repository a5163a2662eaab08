"""`whowrites vet`: the dossier of an address, or of the sender of a stored message, in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whowrites.cli import BAD_INPUT, World
from whowrites.options import data_dir, lang, reach

if TYPE_CHECKING:
    from whowrites.explain import Explanation
    from whowrites.model import Dossier, Reach, Subject
    from whowrites.vetting import Vetting
    from whowrites.weights import Weights

AT_ONCE = 16
"""Addresses under way at once."""


class BadInput(Exception):
    """This argument cannot be vetted; the message is the sentence to show."""


@click.command("vet")
@click.argument("senders", nargs=-1, required=True, metavar="ADDRESS|FILE.eml...")
@reach
@click.option(
    "--signature",
    is_flag=True,
    help="Also read the signature of each stored message: who signs, for which firm, where he is reached.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON dossier a line.")
@click.option("--explain", is_flag=True, help="Print what each fact gave and what would change the level.")
@lang
@data_dir
@click.pass_obj
def command(
    world: World,
    senders: tuple[str, ...],
    reach: Reach,
    signature: bool,
    as_json: bool,
    explain: bool,
    lang: str,
    data_dir: Path,
) -> None:
    """Vet senders: addresses, or stored messages whose header is read.

    Exits 0 whatever the rating, 1 when an argument is not an address and not a message (the others are
    still vetted).
    """
    from whowrites.wiring import vetting

    failed = False
    with vetting(world, data_dir) as vets:
        for dossier in _dossiers(vets, senders, reach, signature):
            if isinstance(dossier, BadInput):
                failed = True
                click.echo(f"whowrites: {dossier}", err=True)
            else:
                account = vets.explain(dossier.subject, reach) if explain else None
                told = _json(dossier, account) if as_json else _text(dossier, account, vets.weights(), lang)
                click.echo(told)
    if failed:
        raise SystemExit(BAD_INPUT)


def _dossiers(
    vets: Vetting, senders: tuple[str, ...], reach: Reach, signature: bool
) -> Iterator[Dossier | BadInput]:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda sender: _dossier(vets, sender, reach, signature), senders)


def _dossier(vets: Vetting, sender: str, reach: Reach, signature: bool) -> Dossier | BadInput:
    from whowrites.address import BadAddress
    from whowrites.safe_text import safe_text

    try:
        return vets.finish(_subject(vets, sender, reach, signature), reach)
    except BadInput as fault:
        return fault
    except BadAddress as fault:
        return BadInput(f"{safe_text(sender, 80)}: {fault.message}")


def _subject(vets: Vetting, sender: str, reach: Reach, signature: bool) -> Subject:
    """An existing path is a message, anything else an address. The signatures of a message are verified where
    the signer's key may be asked for."""
    from whowrites.headers.fields import UnreadableMessage
    from whowrites.model import Subject
    from whowrites.safe_text import safe_text
    from whowrites.sources.dkim import MOST_BYTES
    from whowrites.stated import SignatureUnread

    try:
        is_file = Path(sender).is_file()
    except (OSError, ValueError):  # longer than a file name may be, or a NUL in it: no path
        is_file = False
    if not is_file and signature:
        raise BadInput(f"{safe_text(sender, 80)} is no stored message: --signature reads a file (.eml).")
    if not is_file:
        return Subject(address=sender, surface="typed")
    try:
        with Path(sender).open("rb") as file:
            message = file.read(MOST_BYTES + 1)
        subject = vets.original(message, reach)
        return _signed(subject, message) if signature else subject
    except (UnreadableMessage, OSError, SignatureUnread) as fault:
        raise BadInput(f"{sender}: {fault}") from fault


def _signed(subject: Subject, message: bytes) -> Subject:
    """The subject with what the message's signature states. Raises SignatureUnread."""
    from dataclasses import replace
    from datetime import UTC, datetime

    from whowrites.stated import of_letter

    return replace(subject, claims=(*subject.claims, *of_letter(message, datetime.now(UTC))))


def _json(dossier: Dossier, account: Explanation | None) -> str:
    from whowrites.strength import strength
    from whowrites.wire import to_json

    told = to_json(dossier)
    told["strength"] = to_json(strength(dossier))
    if account:
        told["explanation"] = {key: value for key, value in to_json(account).items() if key != "verdict"}
    return json.dumps(told, ensure_ascii=False)


def _text(dossier: Dossier, account: Explanation | None, weights: Weights, lang: str) -> str:
    from whowrites import account as accounts
    from whowrites.present import card
    from whowrites.terminal import account_text, card_text

    shown = card_text(card(dossier, lang, top=None), lang)
    if account is None:
        return shown
    told = accounts.account(account, dossier.subject.address, weights, lang)
    return f"{shown}\n{account_text(told, lang)}"
