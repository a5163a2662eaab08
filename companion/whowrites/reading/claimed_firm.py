"""Is a domain made after the name of a firm that the message names? A pure reading of words: whose domain it
really is, it cannot tell, so that the firm's bare name under any ending is never such a one.
"""

from __future__ import annotations

from collections.abc import Iterable

from whowrites.address import registrable
from whowrites.reading.additions import is_addition
from whowrites.reading.care import OWN
from whowrites.reading.known_domains import ending_of
from whowrites.reading.likeness import nearest
from whowrites.reading.names import company, telling_words, words

_LETTERS = 5
"""Shorter names are part of too many honest domains."""


def firm_named(name: str) -> str:
    """The firm in a display name, or empty: told by its legal form, or by a word of trade beside others."""
    if firm := company(name):
        return firm
    said = words(name)
    return name if any(map(is_addition, said)) and not all(map(is_addition, said)) else ""


def made_after(domain: str, firms: Iterable[str]) -> str:
    """The first of the firms' names after which the domain is made: a letter changed, words of trade added.
    Empty where there is none, or where the domain is a name as it is written."""
    own = registrable(domain)
    label = own.partition(".")[0].replace("-", "")
    for firm in firms:
        telling = telling_words(firm)
        name = "".join(word for word in telling if not is_addition(word))
        as_written = (name, "".join(telling), "".join(words(firm)))
        if len(name) < _LETTERS or not name.isascii() or label in as_written:
            continue
        like = nearest(domain, frozenset({f"{name}.{ending_of(own)}"}), OWN)
        if like and like.sure:
            return firm
    return ""
