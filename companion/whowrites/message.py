"""A stored message (.eml) to the subject that it shows. Only the header is read, with limits; its text is
never trusted.

RFC 5322 header fields; the standard library's parser, on at most 64 KB and 200 fields.
"""

from __future__ import annotations

from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from pathlib import Path

from whowrites.model import Subject

HEADER_BYTES = 64 * 1024
HEADER_FIELDS = 200


class UnreadableMessage(ValueError):
    """The file is not a message with one readable From. `code` is for programs, the message a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def read_file(path: Path) -> Subject:
    """The sender of the message in this file. Raises UnreadableMessage; OSError when the file cannot be
    read."""
    with path.open("rb") as file:
        return read(file.read(HEADER_BYTES + 1))


def read(data: bytes) -> Subject:
    """The sender of the message that begins with `data`: From's first address and name, and Reply-To (""
    where there is none)."""
    header = _header(data)
    message = BytesHeaderParser(policy=compat32).parsebytes(header)
    if len(message) > HEADER_FIELDS:
        raise UnreadableMessage(
            "too_many_fields",
            f"The message has {len(message)} header fields; at most {HEADER_FIELDS} are read.",
        )
    senders = _addresses(message, "From")
    if not senders:
        raise UnreadableMessage(
            "no_sender",
            "The message has no From line with an address: it cannot be an e-mail message (.eml).",
        )
    name, address = senders[0]
    replies = _addresses(message, "Reply-To")
    return Subject(address=address, name=name, reply_to=replies[0][1] if replies else "", surface="file")


def _header(data: bytes) -> bytes:
    """Up to the first empty line. mbox's leading `From ` line and a byte-order mark are passed over."""
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if text.startswith(b"From "):
        text = text.partition(b"\n")[2]
    header, blank, _ = text.partition(b"\n\n")
    if not blank and len(data) > HEADER_BYTES:
        raise UnreadableMessage(
            "header_too_long", f"The message's header is longer than {HEADER_BYTES // 1024} KB."
        )
    return header + b"\n\n"


def _addresses(message: Message, field: str) -> list[tuple[str, str]]:
    """(decoded name, address) of every address in the field; broken ones are left out."""
    values = [str(value) for value in message.get_all(field, [])]
    return [(_decoded(name), address) for name, address in getaddresses(values) if "@" in address]


def _decoded(name: str) -> str:
    """RFC 2047 encoded words as text. A word in a charset that nobody knows stays as it was written."""
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return name
