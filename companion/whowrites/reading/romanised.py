"""Names of other scripts in Latin letters, so that 宁波远帆 can be held beside "Ningbo Yuanfan".

A name has more than one spelling in Latin letters: that one fits proves something, that none fits proves
nothing. Characters with a second reading in names stand in `data/name_readings.toml`; the rest is
anyascii's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import islice, product

from whowrites.reading.countries import table

_MOST = 64
"""Spellings of one name; each character with two readings doubles them."""
_LONGEST = 60
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff々]+")


@lru_cache(maxsize=4096)
def script(name: str) -> str:
    """The script of most of the letters: latin, han, cyrillic, greek, or other; empty where there is no
    letter."""
    counts: dict[str, int] = {}
    for char in name[:200]:
        if char.isalpha():
            word = unicodedata.name(char, "").partition(" ")[0]
            kind = {"CJK": "han", "LATIN": "latin", "CYRILLIC": "cyrillic", "GREEK": "greek"}.get(
                word, "other"
            )
            counts[kind] = counts.get(kind, 0) + 1
    return max(counts, key=lambda kind: counts[kind], default="")


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """The name by scripts: "周晓明 Zhou Xiaoming" is written twice, and both halves are the name."""
    han = "".join(_HAN.findall(name[:200]))
    rest = _HAN.sub(" ", name[:200]).strip(" ()（）[]【】|/-–,，")
    return tuple(part for part in (han, rest) if any(char.isalpha() for char in part))


def in_any_script(first: str, second: str, same: Callable[[str, str], bool | None]) -> bool | None:
    """What `same` says of two names, each perhaps written twice: True where any two of their parts are the
    same, False where all differ, else None."""
    said = [same(a, b) for a in parts(first) for b in parts(second)]
    if True in said:
        return True
    return False if said and all(answer is False for answer in said) else None


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower-case ASCII of any script, words kept apart; Han characters by their usual reading."""
    from anyascii import anyascii

    return anyascii(text[:_LONGEST]).lower()


@lru_cache(maxsize=4096)
def readings(han: str) -> frozenset[str]:
    """The spellings of Chinese characters, without blanks: {"changan", "zhangan"} of 长安."""
    spelt = (_reading(char) for char in han[:_LONGEST] if char.isalpha())
    return frozenset("".join(choice) for choice in islice(product(*spelt), _MOST))


@cache
def _reading(char: str) -> tuple[str, ...]:
    known: dict[str, list[str]] = table("name_readings.toml")["readings"]
    return tuple(known.get(char) or ["".join(filter(str.isalpha, plain(char)))])


def is_pinyin(word: str) -> bool:
    """Whether a Latin word can be cut into syllables of Chinese: yuanfan, hongda."""
    return 4 <= len(word) <= 24 and _SYLLABLES.fullmatch(word) is not None


_SYLLABLES = re.compile(
    "(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)){1,8}"
)
