"""Header text to the subject that it shows: who writes, where the answer goes, what the receiving server
found, and how the message came."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from whowrites.address import MOST_REPLIES, BadAddress, parse
from whowrites.headers.alignment import auth
from whowrites.headers.channel import channel
from whowrites.headers.fields import Fields, UnreadableMessage, addresses, first, split
from whowrites.headers.receiver import Told, told
from whowrites.headers.route import header
from whowrites.headers.wording import encoded_words
from whowrites.model import Auth, Subject
from whowrites.safe_text import safe_text

_OF_MESSAGES = ("received", "return-path", "message-id")
"""Fields that no mail program shows when it quotes a message."""


def read(data: bytes, own_servers: Collection[str] = ()) -> Subject:
    """The sender of the message that begins with `data`: a whole message, or its header alone.

    `reply_to` is "" where there is none, and holds several addresses separated by commas where the field
    does. `own_servers`: receiving servers that the user named. Raises UnreadableMessage.
    """
    fields = split(data)
    senders = addresses(fields, "from") or _without_address(fields)
    if not senders:
        raise UnreadableMessage(
            "no_sender",
            "The message has no From line with an address: it cannot be an e-mail message (.eml).",
        )
    name, address = senders[0]
    found = told(fields, own_servers)
    return Subject(
        address=address,
        name=name,
        reply_to=", ".join(_replies(fields, address)),
        surface="file",
        auth=_auth(fields, found, address),
        header=header(fields, found),
    )


def _without_address(fields: Fields) -> list[tuple[str, str]]:
    """What a From without an address shows, of a message: no program of an honest sender writes it. Of any
    text it is no evidence, for a copied quotation has `From: Anna Nord`, but nothing that only servers write
    and no `<procurement@>`."""
    written = first(fields, "from")
    name, bracket, inside = written.rpartition("<")
    shown = (inside.partition(">")[0] if bracket else written).strip()
    broken = "@" in shown and not any(char.isspace() for char in shown)
    if not written or not (broken or any(first(fields, field) for field in _OF_MESSAGES)):
        return []
    return [(encoded_words(name.strip().strip('"')), safe_text(encoded_words(shown), 100) or "<>")]


def _replies(fields: Fields, own: str) -> list[str]:
    """The addresses that an answer goes to, those at other organisations first, each once; what is written
    there where it holds no address, so that it is shown as unreadable and not as absent."""
    replies = dict.fromkeys(address.replace(",", " ") for _, address in addresses(fields, "reply-to"))
    if not replies:
        written = safe_text(first(fields, "reply-to"), 100).replace(",", " ")
        return [written] if written else []
    here = _organisation(own)
    return sorted(replies, key=lambda address: _organisation(address) == here)[:MOST_REPLIES]


def _organisation(address: str) -> str:
    try:
        return parse(address).registrable
    except BadAddress:
        return ""


def _auth(fields: Fields, found: Told, address: str) -> Auth | None:
    """None where no result is the receiving server's and nothing shows a channel."""
    try:
        domain = parse(address).domain
    except BadAddress:
        return None
    way = channel(fields, found)
    results = auth(found, domain, fields)
    if results is None:
        return Auth(channel=way) if way else None
    return replace(results, channel=way)
