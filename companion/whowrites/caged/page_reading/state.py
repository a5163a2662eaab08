"""Marks of pages that are no company's site: parked, for sale, a server's default page, a holding page."""

from __future__ import annotations

from collections.abc import Sequence

from whowrites.caged.page_reading.words import any_word, listed

_LITTLE = 1500
"""Characters up to which a page says little else than its default or holding words."""


def marks(source: str, title: str, lines: Sequence[str], letters: int) -> tuple[str, ...]:
    """Those of parked, sale, default, holding that the page shows. `source`: the page as it came."""
    said = "\n".join((title, *lines))[:20_000]
    lower = source[:400_000].lower()
    found = []
    parked = any(mark in lower for mark in listed("page_marks", "parked", "source"))
    if parked or any_word("page_marks", "parked", "text").search(said):
        found.append("parked")
        if any_word("page_marks", "parked", "sale").search(said):
            found.append("sale")
    if letters <= _LITTLE:
        found += [
            name for name in ("default", "holding") if any_word("page_marks", name, "text").search(said)
        ]
    return tuple(found)
