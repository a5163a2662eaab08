"""Names as the eye takes them: what looks like a Latin letter is one.

After UTS 39 section 4 (skeletons): two names that differ and have one skeleton can be taken for each other.
The table is a cut made by hand for domain names: the letters of Cyrillic, Greek, Armenian and extended
Latin that common typefaces draw like a Latin letter. Full-width and other compatibility forms and accents
go by NFKD first.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LIKE = {
    "a": "аɑαạ",
    "b": "ьƅЬ",
    "c": "сϲⅽ",
    "d": "ԁɗ",
    "e": "еєҽɛ",
    "f": "ſƒ",
    "g": "ɡցğ",
    "h": "һհ",
    "i": "іıιɩɪ",
    "j": "јϳ",
    "k": "кκқ",
    "l": "ӏǀłⅼ",
    "m": "м",
    "n": "ոπпղ",
    "o": "оοσօøөо",
    "p": "рρ",
    "q": "ԛզ",
    "r": "гꭇ",
    "s": "ѕꜱ",
    "t": "тτţ",
    "u": "υսᴜц",
    "v": "νѵᴠ",
    "w": "ѡԝωшա",
    "x": "хχ",
    "y": "уγүყ",
    "z": "ᴢʐ",
}
_TABLE = str.maketrans({char: latin for latin, chars in _LIKE.items() for char in chars})
_DIGITS = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s"})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


@lru_cache(maxsize=65_536)
def skeleton(label: str) -> str:
    """`label` with each letter replaced by the Latin one that it looks like."""
    if label.isascii():
        return label.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", label.lower()) if not unicodedata.combining(c))
    return bare.translate(_TABLE)


@lru_cache(maxsize=65_536)
def loose_skeleton(label: str) -> str:
    """Like `skeleton`, and digits and letter pairs too: 0 as o, 1 and i as l, rn as m, vv as w, cl as d."""
    loose = skeleton(label).translate(_DIGITS)
    for pair, letter in _PAIRS:
        loose = loose.replace(pair, letter)
    return loose.replace("i", "l")
