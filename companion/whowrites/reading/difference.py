"""In which letters do two names differ? Told in signs and not in words, so that it reads in any language."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

_SHOWN = 4
"""More places of difference than these are not shown."""


def difference(known: str, label: str) -> str:
    """`o→0, +s, −l`: what was changed, added and left out on the way from `known` to `label`; letters that
    are not ASCII with their code point. Empty for equal names.
    """
    told = []
    for step in Levenshtein.opcodes(known, label):
        old, new = known[step.src_start : step.src_end], label[step.dest_start : step.dest_end]
        if step.tag == "replace":
            told.append(f"{_named(old)}→{_named(new)}")
        elif step.tag == "insert":
            told.append(f"+{_named(new)}")
        elif step.tag == "delete":
            told.append(f"−{_named(old)}")
    return ", ".join([*told[:_SHOWN], *(["…"] if len(told) > _SHOWN else [])])


def _named(letters: str) -> str:
    points = " ".join(f"U+{ord(char):04X}" for char in letters if not char.isascii())
    return f"{letters} ({points})" if points else letters
