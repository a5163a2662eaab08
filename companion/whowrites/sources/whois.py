"""Registration data by WHOIS (RFC 3912): one line out, one text back, one referral to a known registrar.

Everything about it is untrusted: the text comes from a server, in plain, in a charset that nobody names.
"""

from __future__ import annotations

import dataclasses

from whowrites.model import Answer, Found, Reach, Unknown
from whowrites.net import dial
from whowrites.net.errors import NetError
from whowrites.sources import Sources, answers, whois_last, whois_text
from whowrites.sources.about import EXAMPLE, About, Tried
from whowrites.sources.record import Registration
from whowrites.sources.whois_servers import Server, known, server_of

ABOUT = About(
    name="whois",
    site="https://www.icann.org/resources/pages/whois-2018-01-17-en",
    sent="The registrable domain, to its registry and registrar, unencrypted",
    needs_key=False,
    terms="Public, for people's questions. At most two questions at once and one a second to each server.",
    reach=Reach.PASSIVE,
)
TOTAL = 8.0
"""Seconds for registry and registrar together."""
BYTES = 64 * 1024
PORT = 43
_REST = 60.0
"""Seconds for which a server is left alone that asked us to slow down: who goes on asking is shut out."""
_ASKED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")


def whois(sources: Sources, domain: str) -> Answer[Registration]:
    """The registration of a registry's domain in ASCII (`registry_domain` of an address).

    Absent: the registry has no such domain. Unknown("throttled"): the server asked us to slow down;
    ("unread"): its text is in no form that we know; ("unpublished"): the registry has no server that
    answers the public.
    """
    server = server_of(domain)
    if server is None:
        return Unknown("unpublished", ABOUT.name, sources.clock())
    return answers.remembered(
        sources, ABOUT.name, domain, Registration, lambda: _ask(sources, server, domain)
    )


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What is asked to see whether this source answers."""
    return (Tried(EXAMPLE, whois(sources, EXAMPLE)),)


def _ask(sources: Sources, server: Server, domain: str) -> Registration | None:
    sources = sources.at(sources.deadline.sooner(TOTAL))
    reading = _read(sources, server, domain)
    if reading is None or reading.registration is None:
        return None
    record = reading.registration
    next_server = known(reading.referral)
    if next_server is None or next_server == server or record.registrant_org or record.redacted:
        return record
    # The registrar only adds: what the registry said stands, whatever becomes of this hop.
    key = f"{next_server.host} {domain}"
    more = answers.asked(sources, "whois-registrar", key, lambda: _record(sources, next_server, domain))
    return _joined(record, more.value) if isinstance(more, Found) else record


def _record(sources: Sources, server: Server, domain: str) -> Registration | None:
    reading = _read(sources, server, domain)
    return None if reading is None else reading.registration


def _joined(registry: Registration, registrar: Registration) -> Registration:
    return dataclasses.replace(
        registry,
        registrant_org=registrar.registrant_org,
        registrant_country=registrar.registrant_country,
        registrant_city=registrar.registrant_city,
        redacted=registrar.redacted,
    )


def _read(sources: Sources, server: Server, domain: str) -> whois_text.Reading | None:
    """What the server says; None for "no such domain". Raises NetError where it says nothing."""
    text = fetch(sources, server, domain)
    reading = whois_text.read(text, domain)
    if reading.outcome == "available":
        return None
    if reading.outcome == "registered":
        return reading
    if reading.outcome == "unread" and (record := whois_last.read(text, domain)) is not None:
        return whois_text.Reading("registered", record)
    if reading.outcome == "throttled":
        sources.pacer.back_off(server.host, _REST)
    raise NetError("throttled" if reading.outcome == "throttled" else "unread", server.host)


def fetch(sources: Sources, server: Server, domain: str) -> str:
    """The server's text about `domain`.

    Raises NetError: bad_name before any byte is sent, too_large, closed (no text), and what `net` raises.
    """
    if not domain or domain.startswith("-") or len(domain) > 253 or not _ASKED.issuperset(domain):
        raise NetError("bad_name", domain[:100])
    line = server.query.format(domain).encode("ascii") + b"\r\n"
    deadline = sources.deadline.sooner(TOTAL)
    with (
        sources.pacer.slot(server.host, deadline),
        dial.connect(sources.internet, sources.dns, server.host, PORT, deadline) as connection,
    ):
        connection.send(line)
        return decode(_all(connection), server.charset)


def decode(body: bytes, charset: str) -> str:
    """The text in UTF-8 or the server's charset, else in Latin-1, which fits every byte."""
    # Text that is valid UTF-8 by chance is rare, so a server that moved to it needs no new row; but ISO 2022
    # is seven bits and would pass for it.
    names = (charset, "utf-8") if charset.startswith("iso-2022") else ("utf-8", charset or "latin-1")
    for name in names:
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    return body.decode("latin-1")


def _all(connection: dial.Connection) -> bytes:
    body = bytearray()
    while chunk := connection.recv(16 * 1024):
        body += chunk
        if len(body) > BYTES:
            raise NetError("too_large", f"more than {BYTES} bytes")
    if not body.strip():
        raise NetError("closed", "no text")
    return bytes(body)
