"""Text folded for searching: what looks alike to somebody who types in a search box becomes the same."""

from __future__ import annotations

import unicodedata

MAX_QUERY = 200
MAX_TERMS = 8
_CONTROLS = dict.fromkeys((*range(32), 127), " ")


def fold(text: str) -> str:
    """Compatibility forms, case and accents folded, controls and blanks to one blank, invisible characters
    dropped.

    Unicode Standard Annex 15, NFKD; `fold(fold(x)) == fold(x)`.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_CONTROLS).split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(_fold_char(char) for char in plain).split())


def patterns(text: str) -> list[str]:
    """LIKE patterns (escape character a backslash), all of which must fit: one for each word that was
    typed.
    """
    return [f"%{escape(term)}%" for term in fold(text[:MAX_QUERY]).split()[:MAX_TERMS]]


def escape(text: str) -> str:
    """`text` so that LIKE takes every character for itself."""
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def _fold_char(char: str) -> str:
    if " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    if category in ("Mn", "Cf", "Cs"):
        return ""
    return " " if category in ("Cc", "Zl", "Zp", "Zs") else char
