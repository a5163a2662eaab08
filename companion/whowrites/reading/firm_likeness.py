"""Does a domain nearly spell a firm's name: `nordt00l` Nordtool Ltd, `acro-trading` Arco Trading?"""

from __future__ import annotations

from whowrites.address import registrable
from whowrites.reading.care import OWN
from whowrites.reading.known_domains import ending_of, label_of
from whowrites.reading.likeness import Likeness, nearest
from whowrites.reading.names import own_words, telling_words

_LETTERS = 6
"""Shorter words of a firm's name are part of too many honest domains."""
_SPELT = 8
"""From so many letters on a slip is none of two honest spellings."""
_WORD = 3
"""Of whole names so many letters have to be the firm's own."""


def misspelt(domain: str, firm: str) -> Likeness | None:
    """How `domain` (ASCII) nearly spells `firm`, or None: where it spells it right, or says something else.

    Held against are each of the firm's own words and the whole name without its legal form.
    """
    own = registrable(domain)
    ending = ending_of(own)
    for word in telling_words(firm):
        if len(word) >= _LETTERS and (found := _near(own, word, ending, firm)):
            return found
    label = label_of(own).replace("-", "")
    return _whole(label, ending, firm)


def _whole(label: str, ending: str, firm: str) -> Likeness | None:
    """The name in one: `acrotrading` beside Arco Trading, whose own word is too short to be told alone."""
    words, telling = own_words(firm), [word for word in telling_words(firm) if len(word) >= _WORD]
    name = "".join(words)
    if len(words) < 2 or not telling or len(name) < _SPELT:
        return None
    like = _near(f"{label}.{ending}", name, ending, firm)
    # Where its own words are spelt right, or as the other number, only the word of trade is: "arcoexports".
    kept = all(word.removesuffix("s") in label for word in telling)
    return None if like and like.way == "edit" and kept else like


def _near(own: str, name: str, ending: str, firm: str) -> Likeness | None:
    like = nearest(own, frozenset({f"{name}.{ending}"}), OWN)
    # One letter more or less may be an umlaut or a spelling; a digit for a letter is not.
    sure = firm.isascii() and len(name) >= _SPELT
    return like if like and (like.way in ("homoglyph", "swap") or (like.way == "edit" and sure)) else None
