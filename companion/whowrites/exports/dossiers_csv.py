"""Dossiers as CSV for spreadsheets and CRMs: UTF-8 with a byte order mark, CRLF, all cells quoted, none a
formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from whowrites.exports.fields import Layout, Row
from whowrites.exports.vetted_csv import MARK, line

LABEL, MIME, ENDING = "CSV", "text/csv", "csv"


def write(dossiers: Iterable[Row], layout: Layout, out: BinaryIO) -> int:
    """The header and one row a dossier; gives how many."""
    return sum(out.write(piece) > 0 for piece in pieces(dossiers, layout)) - 1


def pieces(dossiers: Iterable[Row], layout: Layout) -> Iterator[bytes]:
    """The header, then one piece a dossier, as they come."""
    yield (MARK + line(layout.headers)).encode()
    for row in dossiers:
        yield line(layout.cells(row)).encode("utf-8", "replace")
