"""Whether the holder's name in a record is somebody's name, or words that stand in its place.

Hiding is the rule since 2018 and says nothing of the holder; a privacy company is never taken for him.
"""

from __future__ import annotations

from functools import cache

from whowrites.sources import tables


def is_hidden(holder: str) -> bool:
    """Whether `holder` is "REDACTED FOR PRIVACY", a proxy company or the like.

    The empty text is not: it says nothing.
    """
    return _erased(holder) or is_proxy(holder)


def is_proxy(holder: str) -> bool:
    """Whether the holder is a company that stands in: then the country is that company's, not his."""
    name = _fold(holder)
    return any(part in name for part in _words("")) and not _erased(holder)


def _erased(holder: str) -> bool:
    name = _fold(holder)
    return name in _words("=") or any(part in name for part in _words("~"))


def _fold(holder: str) -> str:
    return " ".join(holder.lower().split())


@cache
def _words(mark: str) -> tuple[str, ...]:
    rows = tables.rows("privacy_holders.txt")
    if not mark:
        return tuple(row for row in rows if not row.startswith(("=", "~")))
    return tuple(row[1:] for row in rows if row.startswith(mark))
