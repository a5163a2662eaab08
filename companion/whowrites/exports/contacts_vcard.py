"""Contacts as vCard 3.0 (RFC 2426), which every address book reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whowrites.records import Contact
from whowrites.safe_text import safe_text

MIME, ENDING = "text/vcard; charset=utf-8", "vcf"
_WIDTH = 75
"""Bytes of a line before it is folded (RFC 2425 §5.8.1)."""


def write(contacts: Iterable[Contact]) -> Iterator[str]:
    """One card a contact. FN and N must be there: without a name they are the address."""
    for contact in contacts:
        name = escaped(safe_text(contact.name) or contact.address)
        properties = ("VERSION:3.0", f"FN:{name}", f"N:{name};;;;", f"EMAIL;TYPE=INTERNET:{contact.address}")
        yield "".join(map(folded, ("BEGIN:VCARD", *properties, "END:VCARD")))


def escaped(text: str) -> str:
    """On one line, the characters that have a meaning escaped."""
    plain = safe_text(text).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, no character torn."""
    pieces, width = [""], 0
    for char in line:
        size = len(char.encode())
        if width + size > _WIDTH:
            pieces.append("")
            width = 1
        pieces[-1] += char
        width += size
    return "\r\n ".join(pieces) + "\r\n"
