"""Claims by source as a table: a row for each field, a column for each source, and whether the sources
agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whowrites.model import Claim


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` stand in the order of the matrix's sources. `agreement`: single, same or differs."""

    field: str
    cells: tuple[tuple[Claim, ...], ...]
    agreement: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows that differ come first, as they matter most."""

    sources: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(claims: Iterable[Claim], differing: Iterable[str]) -> Matrix:
    """The table of these claims; `differing` are the fields that `consistency` found contradicting."""
    held = tuple(dict.fromkeys(claims))
    sources = tuple(dict.fromkeys(claim.source for claim in held))
    against = set(differing)
    rows = []
    for field in dict.fromkeys(claim.field for claim in held):
        cells = tuple(
            tuple(claim for claim in held if claim.field == field and claim.source == source)
            for source in sources
        )
        several = sum(1 for cell in cells if cell) > 1
        agreement = "differs" if field in against else "same" if several else "single"
        rows.append(Row(field, cells, agreement))
    rows.sort(key=lambda row: row.agreement != "differs")
    return Matrix(sources, tuple(rows))
