"""Tables of contacts: CSV with commas, semicolons or tabs (RFC 4180), with a header or without one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from whowrites.imports.columns import Columns, recognised
from whowrites.imports.reading import Gathering, Reading, Unreadable

FORMAT = "csv"
_SEPARATORS = ",;\t"


def read(text: str) -> Reading:
    """The people of a table. Row 1 is the file's first, as a spreadsheet counts. Raises Unreadable."""
    gathered = Gathering(FORMAT)
    columns: Columns | None = None
    for number, row in _rows(text, gathered):
        if columns is None:
            columns, is_header = _columns(row)
            if is_header:
                continue
        if any(cell.strip() for cell in row):
            gathered.row(number, columns.name(row), iter(columns.addresses(row)))
    return gathered.done()


def looks_like_one(text: str) -> bool:
    """Whether the first line names columns, or holds an address beside something else."""
    first = next((row for _, row in _rows(text[:20_000], Gathering(FORMAT))), [])
    return recognised(first) is not None or (len(first) > 1 and any("@" in cell for cell in first))


def _rows(text: str, gathered: Gathering) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; one that the format does not allow is told and passed over."""
    number = 0
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            gathered.fault(number, "", "import_bad_row")
            continue
        if row:
            yield number, row


def separator(text: str) -> str:
    """The one that occurs most in the first line, quoted cells aside. Excel's own first line may name it."""
    first = text.lstrip("\r\n")[:20_000].partition("\n")[0]
    outside = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


def _columns(row: list[str]) -> tuple[Columns, bool]:
    """The columns, and whether this row is their header. A table without one has an address in its first
    row, and the name before or after it. Raises Unreadable."""
    named = recognised(row)
    if named:
        return named, True
    place = next((place for place, cell in enumerate(row) if "@" in cell), None)
    if place is None:
        raise Unreadable("import_no_column", columns=", ".join(cell.strip() for cell in row if cell)[:200])
    name = (0,) if place else (1,)
    empty: dict[str, tuple[int, ...]] = dict.fromkeys(("given", "middle", "family", "shown", "company"), ())
    header = tuple(f"{n + 1}" for n in range(len(row)))
    return Columns(header, {**empty, "address": (place,), "name": name}), False
