"""Dossiers as an Excel sheet (Office Open XML): every cell is text, none a formula, number or link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from whowrites.exports.fields import Layout, Row
from whowrites.safe_text import safe_text

LABEL, ENDING = "Excel", "xlsx"
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""A sheet has 1,048,576 rows; one is the header."""
_LONGEST = 32_767
"""Characters of a cell."""


def write(dossiers: Iterable[Row], layout: Layout, out: BinaryIO) -> int:
    """One sheet with a header that stays in sight, rows written as they come; gives how many. What is beyond
    MOST_ROWS is left out.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False})
    sheet = book.add_worksheet("WhoWrites")
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for at, header in enumerate(layout.headers):
        sheet.set_column(at, at, min(max(len(header) + 4, 12), 40))
        sheet.write_string(0, at, safe_text(header), bold)
    count = 0
    for row in dossiers:
        if count == MOST_ROWS:
            break
        count += 1
        for at, cell in enumerate(layout.cells(row)):
            if cell:
                sheet.write_string(count, at, safe_text(cell, _LONGEST))
    sheet.autofilter(0, 0, count, len(layout.columns) - 1)
    book.close()
    return count
