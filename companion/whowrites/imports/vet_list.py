"""A table of addresses that are to be vetted: one cell of each row, in the order of the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from whowrites.imports.columns import recognised, unguarded
from whowrites.imports.contacts_csv import separator
from whowrites.imports.reading import MAX_CELL, Unreadable

MAX_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of the list, counted from 1 as a spreadsheet counts, and what stands for an address there: empty
    where the row is filled and that cell is not."""

    row: int
    text: str


def read(text: str, column: str = "") -> list[Asked]:
    """The rows of a table with commas, semicolons or tabs; blank ones are passed over.

    `column`: the header of the cells, else the first header that means e-mail addresses; without a header the
    first cell with an @. Raises Unreadable.
    """
    rows = [(number, row) for number, row in enumerate(_rows(text), 1) if any(cell.strip() for cell in row)]
    if not rows:
        raise Unreadable("import_empty")
    place, is_header = _place(rows[0][1], column)
    entries = rows[1:] if is_header else rows
    if len(entries) > MAX_ROWS:
        raise Unreadable("import_too_many", limit=MAX_ROWS)
    return [
        Asked(number, unguarded(row[place].strip()[:MAX_CELL]) if place < len(row) else "")
        for number, row in entries
    ]


def _rows(text: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    found: list[list[str]] = []
    while True:
        try:
            found.append(next(reader))
        except StopIteration:
            return found
        except csv.Error:
            found.append(["\ufffd"])  # a row that the format does not allow stands for no address


def _place(first: Sequence[str], column: str) -> tuple[int, bool]:
    """Which cell of a row holds the address, and whether the first row is a header."""
    header = [cell.strip().casefold() for cell in first]
    if column:
        if column.strip().casefold() not in header:
            raise Unreadable("bulk_no_column", column=column[:100], columns=_shown(first))
        return header.index(column.strip().casefold()), True
    named = recognised(first)
    if named:
        return named.places["address"][0], True
    place = next((place for place, cell in enumerate(first) if "@" in cell), None)
    if place is None:
        raise Unreadable("import_no_column", columns=_shown(first))
    return place, False


def _shown(first: Sequence[str]) -> str:
    return ", ".join(cell.strip() for cell in first if cell.strip())[:200]
