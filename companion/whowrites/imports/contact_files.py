"""A file of contacts in any of the formats: which one it is, and the people in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from whowrites.imports import address_list, contacts_csv, vcard
from whowrites.imports.charset import text_of
from whowrites.imports.reading import Reading, Unreadable

MAX_BYTES = 25 * 1024 * 1024
FORMATS: Mapping[str, Callable[[str], Reading]] = {
    vcard.FORMAT: vcard.read,
    contacts_csv.FORMAT: contacts_csv.read,
    address_list.FORMAT: address_list.read,
}
_CARD = re.compile(r"\s*BEGIN:VCARD", re.IGNORECASE)


def read_file(path: Path, wanted: str = "") -> Reading:
    """The people of the file at `path`; `wanted`: one of FORMATS, else it is told by the content.

    Raises Unreadable, and OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable("import_too_large", limit=MAX_BYTES // 1024 // 1024)
    return read(data, wanted)


def read(data: bytes, wanted: str = "") -> Reading:
    """The people of these bytes. Raises Unreadable."""
    text = text_of(data)
    if not text.strip():
        raise Unreadable("import_empty")
    if "\x00" in text[:4096]:
        raise Unreadable("import_no_text")
    return FORMATS[wanted or format_of(text)](text)


def format_of(text: str) -> str:
    """The format that the text is in."""
    if _CARD.match(text[:1000]):
        return vcard.FORMAT
    return contacts_csv.FORMAT if contacts_csv.looks_like_one(text) else address_list.FORMAT
