"""Which column of an address book holds what, whatever program and language its header is in."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whowrites.imports.reading import MAX_CELL

_CHINESE = ("\u3400", "\u9fff")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of each kind of column (`address`, `name`, `given`, `middle`, `family`, `shown`,
    `company`), and the header itself."""

    header: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]

    def addresses(self, row: Sequence[str]) -> list[tuple[str, str]]:
        """(column, text) of each filled address; Google joins several of one kind by " ::: "."""
        found = []
        for place in self.places["address"]:
            for text in row[place].split(" ::: ") if place < len(row) else ():
                if text.strip():
                    found.append((self.header[place], unguarded(text.strip()[:MAX_CELL])))
        return found

    def name(self, row: Sequence[str]) -> str:
        """The full name, or what it is put together from, else the firm; empty where there is none."""
        full = self._first("name", row)
        if full:
            return full
        given, middle, family = (self._first(kind, row) for kind in ("given", "middle", "family"))
        if any(_CHINESE[0] <= char <= _CHINESE[1] for char in given + family):
            return family + middle + given
        joined = " ".join(part for part in (given, middle, family) if part)
        return joined or self._first("shown", row) or self._first("company", row)

    def _first(self, kind: str, row: Sequence[str]) -> str:
        cells = (row[place].strip() for place in self.places[kind] if place < len(row))
        return unguarded(next((cell[:MAX_CELL] for cell in cells if cell), ""))


def recognised(header: Sequence[str]) -> Columns | None:
    """The columns that this row names; None where it names no column of addresses."""
    places: dict[str, list[int]] = {kind: [] for kind in set(_kinds().values())}
    for place, cell in enumerate(header):
        kind = _kinds().get(_bare(cell))
        if kind:
            places[kind].append(place)
    if not places["address"]:
        return None
    return Columns(tuple(header), {kind: tuple(those) for kind, those in places.items()})


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and not cell[1].isalnum() else cell


@cache
def _kinds() -> dict[str, str]:
    text = files("whowrites.data").joinpath("contact_columns.toml").read_text(encoding="utf-8")
    return {word: kind for kind, words in tomllib.loads(text)["columns"].items() for word in words}


def _bare(cell: str) -> str:
    plain = unicodedata.normalize("NFKD", cell[:200].casefold())
    return "".join(char for char in plain if char.isalpha())
