"""The lines of a header in their order, the topmost first: with limits, and in time that grows with their
length only.

RFC 5322 header fields; the standard library's parser, on at most 64 KB and 200 fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses

from whowrites.headers.wording import encoded_words, one_line, quoted_names

HEADER_BYTES = 64 * 1024
HEADER_FIELDS = 200

_NESTED = 100
"""So many brackets or group signs in one field are no list of addresses: the parser would go down as deep."""

_FIRST_FIELDS = (
    "delivered-to:", "return-path:", "received:", "x-received:", "x-original-to:", "x-apparently-to:",
    "arc-seal:", "authentication-results:", "envelope-to:", "x-envelope-to:",
)  # fmt: skip
"""What a receiving server writes on top of a message."""


class UnreadableMessage(ValueError):
    """The text is not a message with one readable From. `code` is for programs and the catalogs (under
    `message_fault`), the message an English sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the header: `name` in lower case, `value` unfolded, on one line."""

    name: str
    value: str


Fields = Sequence[Field]
"""In the order of the message: what was added last comes first (RFC 5321 section 4.4)."""


def split(data: bytes) -> tuple[Field, ...]:
    """The header fields of a message that begins with `data`. Raises UnreadableMessage."""
    _refuse_other_formats(data)
    message = BytesHeaderParser(policy=compat32).parsebytes(_header(data))
    if len(message) > HEADER_FIELDS:
        raise UnreadableMessage(
            "too_many_fields",
            f"The message has {len(message)} header fields; at most {HEADER_FIELDS} are read.",
        )
    charset = message.get_content_charset("") if "content-type" in message else ""
    return tuple(Field(name.lower(), one_line(value, charset)) for name, value in message.raw_items())


def first(fields: Fields, name: str) -> str:
    """The topmost field of this name, or the empty text."""
    return next((field.value for field in fields if field.name == name), "")


def every(fields: Fields, name: str) -> Iterator[str]:
    """All fields of this name, the topmost first."""
    return (field.value for field in fields if field.name == name)


def addresses(fields: Fields, name: str) -> list[tuple[str, str]]:
    """(decoded name, address) of every address in the fields of this name; broken ones are left out."""
    values = [quoted_names(_flat(value)) for value in every(fields, name)]
    return [(encoded_words(shown), address) for shown, address in getaddresses(values) if "@" in address]


def _refuse_other_formats(data: bytes) -> None:
    """Outlook's own files are containers with another inside (MS-CFB section 2.2)."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnreadableMessage(
            "outlook_file",
            "This is an Outlook file (.msg). Save the message as .eml, or paste its original text.",
        )


def _header(data: bytes) -> bytes:
    """Up to the first empty line. mbox's leading `From ` line, a byte-order mark and what a webmail's page
    shows above the original are passed over."""
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if text.startswith((b"From ", b">From ")):
        text = text.partition(b"\n")[2]
    text = _without_page(text)
    header, blank, _ = text.partition(b"\n\n")
    if len(header) > HEADER_BYTES or (not blank and len(data) > HEADER_BYTES):
        raise UnreadableMessage(
            "header_too_long", f"The message's header is longer than {HEADER_BYTES // 1024} KB."
        )
    return header + b"\n\n"


def _without_page(text: bytes) -> bytes:
    """`text` from the first line that a receiving server writes, where it begins with no header line at all.

    Gmail's page "Show original" has a table above the message, and who marks all of it copies that too. A
    message's own first line is never the sender's to choose, so he cannot have his lines passed over.
    """
    line = text.split(b"\n", 1)[0]
    name, colon, _ = line.partition(b":")
    if colon and name and b" " not in name and b"\t" not in name:
        return text
    lines = text[: 2 * HEADER_BYTES].split(b"\n")
    for place, line in enumerate(lines):
        if line.lower().startswith(tuple(name.encode() for name in _FIRST_FIELDS)):
            return b"\n".join([*lines[place:], text[2 * HEADER_BYTES :]])
    return text


def _flat(value: str) -> str:
    for sign in "(:":
        if value.count(sign) > _NESTED:
            value = value.replace(sign, " ")
    return value
