"""What in a shown name is there for the eye alone: signs and rulings around it, letters of another script
in it.

People and firms write their names with letters. Signs make a name stand out in a list of hundreds; a Greek or
Cyrillic letter inside a Latin word keeps a brand's name readable for people and hides it from filters.
"""

from __future__ import annotations

import re
import unicodedata

_RULED = re.compile(
    r"[_.\-=*~#|!]{3,}"  # a row of rulings
    r"|[$%^`<>{}\[\]=~#]"  # signs that no name is written with
    r"|^[-_.,:;'\"`*!?]+\s?\w|\w\s?[-_:;=*`\"]+$"  # rulings at either end
)
_MARKED = frozenset({"So", "Co", "Cn"})
_HONEST_SIGNS = "®©™°\N{REPLACEMENT CHARACTER}"
"""The last one stands for a letter that could not be read here, which is no doing of the writer's."""
_BESIDE_LATIN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC")
"""Scripts in which names are honestly written together with Latin letters, without a blank between."""
_LETTERS_AS_SIGNS = ("MATHEMATICAL", "CIRCLED", "SQUARED", "NEGATIVE", "PARENTHESIZED", "DOUBLE-STRUCK")


def ornament(name: str) -> str:
    """The first sign or ruling that stands in the name for the eye alone, or empty."""
    sign = "" if name.isascii() else _sign(name)
    if sign:
        return sign
    # "(Company)" and "| Company" after a name are how many firms write; one quoted whole is an old mailer's
    # way.
    bare = name.strip().strip("\"'")
    found = _RULED.search(bare)
    return found.group().strip() if found else ""


def _sign(name: str) -> str:
    for char in name:
        if unicodedata.category(char) in _MARKED and char not in _HONEST_SIGNS:
            return char
        if not char.isascii() and unicodedata.name(char, "").startswith(_LETTERS_AS_SIGNS):
            return char
    return ""


def mixed_word(name: str) -> str:
    """The first word that mixes Latin letters with those of another script, or holds invisible ones; or
    empty.

    Whole words in other scripts beside Latin ones are how half the world signs; CJK glued to Latin too.
    """
    if name.isascii():
        return ""
    for word in re.split(r"[\s/|,;()\[\]·-]+", name):
        if word.isascii():
            continue
        scripts = {_script(char) for char in word if char.isalpha()} - {"OTHER"}
        if "LATIN" in scripts and len(scripts) > 1:
            return word
        if any(_hidden(char) for char in word) and any(_script(char) == "LATIN" for char in word):
            return word
    return ""


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    if name.startswith("LATIN") or char in "ªº":
        return "LATIN"
    if name.startswith((*_BESIDE_LATIN, *_LETTERS_AS_SIGNS)) or "MODIFIER" in name:
        return "OTHER"
    return name.partition(" ")[0] or "OTHER"


def _hidden(char: str) -> bool:
    """Selectors and zero-width signs inside a word; joiners are part of Indic and Persian words, not of
    Latin."""
    return char in "\u200b\u200c\u200d\u2060\u00ad\ufeff" or 0xE0100 <= ord(char) <= 0xE01EF
