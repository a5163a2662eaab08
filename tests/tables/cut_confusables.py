"""Cuts the shipped table: `python tests/tables/cut_confusables.py > FILE` makes `data/confusables.txt`.

Needs the packages `disarm` (0.17: its tables are Unicode 17.0's confusables.txt folded to letters) and
`idna`. Of all characters that may stand in a domain name (IDNA 2008, class PVALID) those stay that are no
ASCII, are not made ASCII by NFKD without marks, and look like one or two ASCII letters or digits: by that
table, or by their Unicode name (LATIN SMALL LETTER N WITH DESCENDER).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from importlib import import_module
from typing import Any

HEAD = """\
# what: characters of domain names that look like ASCII letters: the letters, then the characters
# source: Unicode {version} confusables.txt and names by the package disarm {release}, cut by
#   tests/tables/cut_confusables.py, and characters added by hand (the constant EXTRA there)
# date: {date}
# licence: Unicode-3.0 (the table); MIT, as WhoWrites (the additions)
"""
EXTRA = {
    "a": "ɑα", "b": "ьвɓ", "c": "ͼⅽ", "d": "ɗԀ", "e": "єɛəǝз", "f": "ƒ", "g": "ɡցɢ", "h": "ħһнɦ", "i": "ıιɩɪ",
    "j": "јʝɉ", "k": "κкқƙ", "l": "ӏłɫɭƚ", "m": "мɱ", "n": "ոпηղɲŋиɴ", "o": "øөσօ", "p": "рρƿ", "q": "ʠ",
    "r": "гʀɼɽ", "s": "ʂꜱ", "t": "τтŧţ", "u": "υսᴜʋʉцμ", "v": "νѵᴠ", "w": "ѡԝωшաʍ", "x": "хχ", "y": "уγүყʏ",
    "z": "ʐᴢƶ", "ae": "æ", "oe": "œ", "2": "ƻ", "3": "ʒ", "5": "ƽ", "ss": "ß",
}  # fmt: skip


_NAMED = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH |LATIN LETTER SMALL CAPITAL ([A-Z])$")


def rows(disarm: Any, valid: range | list[int]) -> dict[str, str]:
    """ASCII letters -> the characters that look like them, in order."""
    drawn: dict[str, str] = {char: letters for letters, chars in EXTRA.items() for char in chars}
    for code in valid:
        char = bare(chr(code))
        if len(char) != 1 or char.isascii() or char in drawn or unicodedata.category(char)[0] not in "LN":
            continue
        named = _NAMED.match(unicodedata.name(char, ""))
        seen = (named[1] or named[2] if named else disarm.normalize_confusables(char)).lower()
        if seen.isascii() and seen.isalnum() and len(seen) <= 2:
            drawn[char] = seen
    found: dict[str, list[str]] = defaultdict(list)
    for char, letters in sorted(drawn.items()):
        if not bare(char).isascii():
            found[letters].append(char)
    return {letters: "".join(chars) for letters, chars in sorted(found.items())}


def bare(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def main() -> None:
    disarm = import_module("disarm")
    ranges = import_module("idna.idnadata").codepoint_classes["PVALID"]
    valid = [code for bounds in ranges for code in range(bounds >> 32, bounds & 0xFFFFFFFF) if code > 127]
    print(
        HEAD.format(version=disarm.CONFUSABLES_VERSION, release=disarm.__version__, date="2026-11-23"), end=""
    )
    for letters, chars in rows(disarm, valid).items():
        print(letters, chars)


if __name__ == "__main__":
    main()
