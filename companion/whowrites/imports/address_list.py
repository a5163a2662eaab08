"""A plain list of addresses, one or several a line, bare or as `Name <address>`."""

from __future__ import annotations

import re

from whowrites.imports.reading import MAX_CELL, Gathering, Reading

FORMAT = "list"
_PIECE = re.compile(r'(?:"[^"]*"|[^",;\t])+')


def read(text: str) -> Reading:
    """The people of a list; rows are lines. Lines that begin with # are remarks. Raises Unreadable."""
    gathered = Gathering(FORMAT)
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            for piece in _PIECE.findall(line[: MAX_CELL * 25]):
                if piece.strip():
                    name, address = _split(piece.strip())
                    gathered.row(number, name, iter([("", address)]))
    return gathered.done()


def _split(piece: str) -> tuple[str, str]:
    """Name and address of one piece."""
    name, opening, rest = piece.rpartition("<")
    if opening and rest.rstrip().endswith(">"):
        return name.strip().strip('"').strip(), rest.rstrip()[:-1]
    return "", piece.removeprefix("mailto:")
