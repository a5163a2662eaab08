"""`whowrites whois`: what a WHOIS text says, or what a registry says of a domain now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whowrites.cli import BAD_INPUT, World
from whowrites.options import data_dir

if TYPE_CHECKING:
    from whowrites.sources import Sources

LONGEST_FILE = 256 * 1024
"""Bytes of a text that are read; the reader takes the first 64 K characters of them."""
SECONDS = 20.0
"""For a domain that is asked for."""


class BadInput(Exception):
    """Nothing can be read from this; the message is the sentence to show."""


@click.command("whois")
@click.argument("asked", metavar="FILE|DOMAIN|ROWS.jsonl")
@click.option("--domain", default="", help="The domain that the text in FILE is about.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--refresh", is_flag=True, help="Before DOMAIN is asked for, fetch IANA's list of registries.")
@data_dir
@click.pass_obj
def command(world: World, asked: str, domain: str, as_json: bool, refresh: bool, data_dir: Path) -> None:
    """Read a registration: from the WHOIS text in FILE, from many texts, or of DOMAIN from its registry.

    ROWS.jsonl has one JSON object a line, {"domain", "server", "text"}, and gets one JSON object a line, in
    order; nobody is asked. A row that cannot be read gets {"error"}. Exits 1 where something could not be
    read as input.
    """
    if not _is_file(asked):
        _print(_looked_up(world, asked, data_dir, refresh), as_json)
    elif asked.endswith(".jsonl"):
        _print_rows(Path(asked))
    else:
        _print(_read(Path(asked), domain), as_json)


def _is_file(asked: str) -> bool:
    try:
        return Path(asked).is_file()
    except (OSError, ValueError):  # longer than a file name may be, or a NUL in it: no path
        return False


def _read(path: Path, domain: str) -> dict[str, Any]:
    from whowrites.sources.whois import decode
    from whowrites.sources.whois_answer import answer
    from whowrites.sources.whois_servers import server_of

    try:
        name = _name(domain) if domain else ""
        with path.open("rb") as file:
            body = file.read(LONGEST_FILE)
    except (OSError, BadInput) as fault:
        raise _exit(str(fault)) from fault
    server = server_of(name)
    return answer((name, decode(body, server.charset if server else "")))


def _looked_up(world: World, asked: str, data_dir: Path, refresh: bool) -> dict[str, Any]:
    from whowrites.address import BadAddress, parse
    from whowrites.model import Absent, Found
    from whowrites.sources.registration import registration
    from whowrites.sources.whois_answer import with_record, without_record
    from whowrites.wiring import asking

    try:
        domain = parse(f"someone@{_name(asked)}").registry_domain
    except (BadAddress, BadInput) as fault:
        raise _exit(f"{asked}: no file, and no domain that could be asked for") from fault
    with asking(world, data_dir, SECONDS) as sources:
        if refresh:
            _refresh(sources, data_dir)
        found = registration(sources, domain)
    if isinstance(found, Found):
        return with_record(found.value)
    reader = "rdap" if found.source == "rdap" else "own"
    if isinstance(found, Absent):
        return without_record(domain, "available", reader)
    return without_record(domain, "throttled" if found.reason == "throttled" else "unknown", reader)


def _refresh(sources: Sources, data_dir: Path) -> None:
    """IANA's table in place of the shipped one; where it cannot be had, the one at hand does."""
    from whowrites.net.errors import NetError
    from whowrites.sources.bootstrap_refresh import refresh

    try:
        click.echo(f"whowrites: list of registries of {refresh(sources, data_dir)}", err=True)
    except (NetError, OSError) as fault:
        reason = fault.reason if isinstance(fault, NetError) else fault.strerror
        click.echo(f"whowrites: the list of registries could not be fetched: {reason}", err=True)


def _name(domain: str) -> str:
    """The domain in ASCII, lower case."""
    from whowrites.net.errors import NetError
    from whowrites.net.guard import host_name

    try:
        return host_name(domain.strip().rstrip("."))
    except NetError as fault:
        raise BadInput(f"{domain}: not a domain") from fault


def _print_rows(path: Path) -> None:
    from whowrites.sources.whois_rows import BadRow, answered

    failed = False
    try:
        with path.open("rb") as file:
            for answer in answered(file):
                failed = failed or isinstance(answer, BadRow)
                _print({"error": answer.error} if isinstance(answer, BadRow) else answer, True)
    except OSError as fault:
        raise _exit(str(fault)) from fault
    if failed:
        raise SystemExit(BAD_INPUT)


def _print(answer: dict[str, Any], as_json: bool) -> None:
    from whowrites.terminal import printable

    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    for name, value in answer.items():
        shown = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        click.echo(printable(f"{name}: {shown}".rstrip()))


def _exit(message: str) -> SystemExit:
    click.echo(f"whowrites: {message}", err=True)
    return SystemExit(BAD_INPUT)
