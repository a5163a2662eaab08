"""WHOIS on port 43 (RFC 3912): the registries' own forms, and the `key: value` form of gTLD registries and
registrars.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from datetime import datetime, timedelta

from whowrites.lab.registries import REGISTRAR_WHOIS, THIN, WHOIS, Entry
from whowrites.lab.state import State


def serve(state: State, entries: Mapping[str, Entry], host: str, connection: socket.socket) -> None:
    """One question, one text, then the server hangs up."""
    line = connection.makefile("rb").readline(1000).decode("utf-8", "replace").strip()
    name = line.split(" ")[-1].lower()
    state.asked("whois", f"{host} {name}")
    if not state.pause():
        state.closing.wait(30)
        return
    connection.sendall(text(entries, host, name).replace("\n", "\r\n").encode("utf-8"))


def text(entries: Mapping[str, Entry], host: str, name: str) -> str:
    """What `host` says of `name`, in its own form."""
    entry = entries.get(name)
    mine = entry is not None and (host == REGISTRAR_WHOIS or WHOIS.get(entry.tld) == host)
    if entry is None or not mine or entry.registration.whois == "none":
        return _unknown(host, name)
    if entry.registration.whois == "throttled":
        return "Query rate limit exceeded. Please try again later.\n"
    if host == WHOIS["cn"]:
        return _cn(entry)
    if host == WHOIS["uk"]:
        return _uk(entry)
    return _generic(entry, thin=host != REGISTRAR_WHOIS and entry.tld in THIN)


def _unknown(host: str, name: str) -> str:
    if host == WHOIS["cn"]:
        return "No matching record.\n"
    if host == WHOIS["uk"]:
        return f'\n    No match for "{name}".\n\n    This domain name has not been registered.\n'
    if host == WHOIS["com"]:
        return (
            f'No match for "{name.upper()}".\n>>> Last update of whois database: 2026-01-01T00:00:00Z <<<\n'
        )
    return "Domain not found.\n"


def _generic(entry: Entry, thin: bool) -> str:
    held = entry.registration
    lines = [
        f"Domain Name: {entry.domain.upper()}",
        f"Registry Domain ID: {len(entry.domain)}000_DOMAIN",
        f"Registrar WHOIS Server: {REGISTRAR_WHOIS}",
        f"Updated Date: {_zulu(held.updated)}",
        f"Creation Date: {_zulu(held.created)}",
        f"Registry Expiry Date: {_zulu(held.expires)}",
        f"Registrar: {held.registrar}",
        "Registrar IANA ID: 9001",
        "Registrar Abuse Contact Email: abuse@bollard-registrar.com",
        *(f"Domain Status: {_epp(status)} https://icann.org/epp#{_epp(status)}" for status in held.statuses),
    ]
    if not thin:
        hidden = "REDACTED FOR PRIVACY"
        lines += [
            f"Registrant Name: {hidden}",
            f"Registrant Organization: {hidden if held.redacted else held.org}",
            *([f"Registrant City: {hidden if held.redacted else held.city}"] if held.city else []),
            f"Registrant Country: {held.country}",
        ]
    lines += [f"Name Server: {host}" for host in entry.name_servers]
    lines += ["DNSSEC: unsigned", f">>> Last update of WHOIS database: {_zulu(held.updated)} <<<"]
    return "\n".join(lines) + "\n"


def _cn(entry: Entry) -> str:
    held = entry.registration
    beijing = timedelta(hours=8)
    created, expires = held.created + beijing, held.expires + beijing
    lines = [
        f"Domain Name: {entry.domain}",
        f"ROID: {created:%Y%m%d}s10001s00000001-cn",
        *(f"Domain Status: {_epp(status)}" for status in held.statuses),
        f"Registrant: {held.org}",
        f"Registrant Contact Email: hostmaster@{entry.domain}",
        f"Sponsoring Registrar: {held.registrar}",
        *(f"Name Server: {host}" for host in entry.name_servers),
        f"Registration Time: {created:%Y-%m-%d %H:%M:%S}",
        f"Expiration Time: {expires:%Y-%m-%d %H:%M:%S}",
        "DNSSEC: unsigned",
    ]
    return "\n".join(lines) + "\n"


def _uk(entry: Entry) -> str:
    held = entry.registration
    blocks = [
        ("Domain name", [entry.domain]),
        ("Data validation", ["Registry was able to match the registrant's name and address"]),
        ("Registrar", [f"{held.registrar} [Tag = BOLLARD]", "URL: https://www.bollard-registrar.com"]),
        (
            "Relevant dates",
            [
                f"Registered on: {held.created:%d-%b-%Y}",
                f"Expiry date:  {held.expires:%d-%b-%Y}",
                f"Last updated:  {held.updated:%d-%b-%Y}",
            ],
        ),
        ("Registration status", ["Registered until expiry date."]),
        ("Name servers", list(entry.name_servers)),
    ]
    parts = [f"    {title}:\n" + "".join(f"        {line}\n" for line in lines) for title, lines in blocks]
    return "\n" + "\n".join(parts) + "\n    WHOIS lookup made at 10:11:12 01-Jan-2026\n"


def _zulu(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _epp(status: str) -> str:
    """An RDAP status as EPP spells it (RFC 8056): "client transfer prohibited" ->
    "clientTransferProhibited".
    """
    first, *rest = status.split(" ")
    return first + "".join(word.capitalize() for word in rest)
