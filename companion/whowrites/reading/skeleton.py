"""Names as the eye takes them: what looks like a Latin letter is one.

After UTS 39 section 4 (skeletons): two names that differ and have one skeleton can be taken for each other.
Accents, full-width and other compatibility forms go by NFKD first, other letters by a cut of Unicode's table.
Unlike UTS 39 the skeleton of plain ASCII is itself (there `m` becomes `rn`): pairs are `loose_skeleton`'s.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from whowrites.reading.confusables import lookalikes

_DIGITS = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "i": "l"})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_CLASSES = str.maketrans(
    {"0": "o", "5": "s", "2": "z", "7": "t", "6": "g", "9": "g", "q": "g"}
    | dict.fromkeys("abdek38", "c")
    | dict.fromkeys("nr", "m")
    | dict.fromkeys("vw", "u")
    | dict.fromkeys("il1-", "")
)
_RUNS = re.compile(r"m{2,}|u{2,}")


@lru_cache(maxsize=65_536)
def skeleton(label: str) -> str:
    """`label` with each letter replaced by the Latin one that it looks like."""
    if label.isascii():
        return label.lower()
    spread = unicodedata.normalize("NFKD", label.lower())
    return "".join(c for c in spread if not unicodedata.combining(c)).translate(lookalikes()).lower()


@lru_cache(maxsize=65_536)
def loose_skeleton(label: str) -> str:
    """Like `skeleton`, and digits and letter pairs too: 0 as o, 1 and i as l, rn as m, vv as w, cl as d."""
    loose = skeleton(label).translate(_DIGITS)
    for pair, letter in _PAIRS:
        loose = loose.replace(pair, letter)
    return loose


@lru_cache(maxsize=65_536)
def outline(label: str) -> str:
    """What is left where all letters that resemble each other are one: a, b, c, d and e, m and nn, u and v,
    k and lc; i, l, 1 and hyphens are left out. Names of one outline are worth a closer look.
    """
    return _RUNS.sub(lambda run: run.group()[0], skeleton(label).translate(_CLASSES))
