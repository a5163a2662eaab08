"""Contacts as CSV, with the columns that the import and other address books read."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator

from whowrites.records import Contact
from whowrites.safe_text import safe_text

MIME, ENDING = "text/csv; charset=utf-8", "csv"
HEADER = ("Name", "E-mail Address", "Origin", "Since")
_FORMULA = frozenset("=+-@|%")


def write(contacts: Iterable[Contact]) -> Iterator[str]:
    """A byte order mark (spreadsheets take it for UTF-8), the header, then one line a contact; all quoted."""
    yield "\ufeff" + _line(HEADER)
    for contact in contacts:
        yield _line((contact.name, contact.address, contact.origin, contact.since.date().isoformat()))


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe (OWASP
    ASVS 1.2.10)."""
    text = safe_text(cell)
    return f"'{text}" if unicodedata.normalize("NFKC", text[:1]) in _FORMULA and text else text


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow([guarded(cell) for cell in cells])
    return out.getvalue()
