"""Marks of pages that are no company's site: parked, for sale, a server's default page, a holding page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from whowrites.caged.page_reading.words import any_word, listed

_LITTLE = 1500
"""Characters up to which a page says little else than its default or holding words."""

_CLOSE = 30
"""Characters between a word for a domain and what is said of it."""

_DOMAIN, _STATE = ("domain",), ("still", "sale")
_SENTENCE_ENDS = re.compile(r"[.!?]\s|[。！？\n]")


def marks(source: str, title: str, lines: Sequence[str], letters: int) -> tuple[str, ...]:
    """Those of parked, sale, default, holding that the page shows. `source`: the page as it came."""
    said = "\n".join((title, *lines))[:20_000].replace("’", "'")
    lower = source[:400_000].lower()
    found = []
    parked = any(mark in lower for mark in listed("page_marks", "parked", "source"))
    if parked or any_word("page_marks", "parked", "text").search(said) or _of_a_domain(said):
        found.append("parked")
        if any_word("page_marks", "parked", "sale").search(said):
            found.append("sale")
    if letters <= _LITTLE:
        found += [
            name for name in ("default", "holding") if any_word("page_marks", name, "text").search(said)
        ]
    return tuple(found)


def _of_a_domain(said: str) -> bool:
    """Whether a domain is said to be for sale, parked or expired, in whatever words."""
    lower = said.lower()
    if not all(
        any(word in lower for name in names for word in listed("page_marks", "parked", name))
        for names in (_DOMAIN, _STATE)
    ):
        return False
    found = sorted(
        (match.span(), names is _DOMAIN)
        for names in (_DOMAIN, _STATE)
        for match in any_word("page_marks", "parked", *names).finditer(said)
    )
    return any(
        of_domain != next_of_domain
        and start - end <= _CLOSE
        and not _SENTENCE_ENDS.search(said, end, max(start, end))
        for ((_, end), of_domain), ((start, _), next_of_domain) in pairwise(found)
    )
