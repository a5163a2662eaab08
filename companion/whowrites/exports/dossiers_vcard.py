"""Dossiers as vCard 3.0 (RFC 2426): one card a sender, with what is known of him and how he was rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from whowrites.exports.contacts_vcard import escaped, folded
from whowrites.exports.fields import Layout, Row

LABEL, MIME, ENDING = "vCard", "text/vcard", "vcf"
_PROPERTIES = (
    ("ORG", "company"),
    ("TITLE", "title"),
    ("TEL;TYPE=WORK", "phone"),
    ("NOTE", "description"),
    ("CATEGORIES", "tags"),
)


def write(dossiers: Iterable[Row], layout: Layout, out: BinaryIO) -> int:
    """One card a dossier; gives how many. The layout is that of tables and changes nothing here."""
    return sum(out.write(piece) > 0 for piece in pieces(dossiers, layout))


def pieces(dossiers: Iterable[Row], layout: Layout) -> Iterator[bytes]:
    """One piece a dossier, as they come."""
    for row in dossiers:
        yield card(row).encode("utf-8", "replace")


def card(row: Row) -> str:
    """FN and N must be there: without a name they are the address, and no first name is made up."""
    name = row["name"] or row["address"]
    parts = (row["last_name"], row["first_name"]) if row["name"] else (row["address"], "")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{escaped(name)}",
        f"N:{escaped(parts[0])};{escaped(parts[1])};;;",
        f"EMAIL;TYPE=INTERNET:{row['address']}",
    ]
    for title, field in _PROPERTIES:
        if row[field]:
            # Tags are a list: their commas part them and stay.
            tagged = ",".join(escaped(tag) for tag in row[field].split(", "))
            lines.append(f"{title}:{tagged if field == 'tags' else escaped(row[field])}")
    if row["website"].startswith(("http://", "https://")) and row["website"].isascii():
        lines.append(f"URL:{row['website']}")
    return "".join(map(folded, (*lines, "END:VCARD")))
