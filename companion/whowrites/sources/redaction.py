"""Whether the holder's name in a record is somebody's name, or words that stand in its place.

Hiding is the rule since 2018 and says nothing of the holder; a privacy company is never taken for him.
"""

from __future__ import annotations

from functools import cache

from whowrites.sources import tables

_SHORTEST_TOWN, _LONGEST_TOWN = 3, 60
"""Shorter ones in Latin letters are codes of states."""


def is_hidden(holder: str) -> bool:
    """Whether `holder` is "REDACTED FOR PRIVACY", a proxy company or the like.

    The empty text is not: it says nothing.
    """
    return is_no_name(holder) or is_proxy(holder)


def is_no_name(holder: str) -> bool:
    """Whether `holder` is words in place of a name, "REDACTED FOR PRIVACY" or "N/A", not a company's."""
    name = _fold(holder)
    return name in _words("=") or any(part in name for part in _words("~"))


def is_proxy(holder: str) -> bool:
    """Whether the holder is a company that stands in: then the country is that company's, not his."""
    name = _fold(holder)
    return any(part in name for part in _words("")) and not is_no_name(holder)


def town_of(holder: str, written: str) -> str:
    """The town in which a named holder says to be; empty for a hidden one and where more, or something else,
    is written there: a postcode, a street, the code of a state."""
    town = " ".join(written.split())
    plain = len(town) <= _LONGEST_TOWN and not any(char.isdigit() or char in ",;/@" for char in town)
    named = holder and not is_hidden(holder) and any(char.isalpha() for char in town)
    code = town.isascii() and len(town) < _SHORTEST_TOWN
    return town if named and plain and not code and not is_hidden(town) else ""


def _fold(holder: str) -> str:
    return " ".join(holder.lower().split())


@cache
def _words(mark: str) -> tuple[str, ...]:
    rows = tables.rows("privacy_holders.txt")
    if not mark:
        return tuple(row for row in rows if not row.startswith(("=", "~")))
    return tuple(row[1:] for row in rows if row.startswith(mark))
