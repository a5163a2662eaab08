"""Dossiers as CSV for spreadsheets and CRMs: UTF-8 with a byte order mark, CRLF, all cells quoted, none a
formula.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from whowrites.exports.fields import Layout, Row
from whowrites.exports.vetted_csv import MARK, line

LABEL, MIME, ENDING = "CSV", "text/csv", "csv"


def write(dossiers: Iterable[Row], layout: Layout, out: BinaryIO) -> int:
    """The header and one row a dossier; gives how many."""
    out.write((MARK + line(layout.headers)).encode())
    count = 0
    for row in dossiers:
        out.write(line(layout.cells(row)).encode("utf-8", "replace"))
        count += 1
    return count
