"""Vetted addresses as CSV, row by row: a file that was cut off in the middle can be gone on with."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from whowrites.exports.contacts_csv import guarded

COLUMNS = (
    "address",
    "level",
    "sentence",
    "reasons",
    "registered",
    "country",
    "mail_provider",
    "checked_at",
    "fault",
)
MARK = "\ufeff"


def line(cells: Sequence[str]) -> str:
    """One row, all cells quoted and none a formula for a spreadsheet."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def head() -> str:
    """The byte order mark (spreadsheets take the file for UTF-8 by it) and the header."""
    return MARK + line(COLUMNS)


def whole_rows(data: bytes) -> tuple[list[str], int] | None:
    """The address cells of the whole rows in a file that `line` wrote, and how many bytes they take with the
    header; a row that was cut off is left out. None where it is no such file, or has no whole header.
    """
    # No cell holds a line break: `guarded` takes them out.
    whole = data[: data.rfind(b"\r\n") + 2] if b"\r\n" in data else b""
    first = head().encode()
    if not whole.startswith(first):
        return None
    try:
        rows = list(csv.reader(io.StringIO(whole[len(first) :].decode("utf-8"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return None
    return ([row[0] for row in rows], len(whole)) if all(len(row) == len(COLUMNS) for row in rows) else None
