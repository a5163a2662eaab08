"""Do two names mean one firm?

Legal forms, words that half of all firms share, word order and short forms are no difference. A name in
initials, an English name of a Chinese firm, or names that share a word may be one firm or two: no decision.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from whowrites.reading.countries import place_words, table
from whowrites.reading.names import words
from whowrites.reading.romanised import in_any_script, is_pinyin, plain, readings, script

_ALIKE = 88.0
"""Similarity in per cent from which two words are one, typing errors aside."""
_NEAR = 62.0
"""Up to here two whole names have nothing to do with each other."""
_INITIALS = 6
_DOTTED = re.compile(r"\b(?:(?i:sp)\.?\s?z\s|(\w)[./]\s?(?=\w\b))")


@lru_cache(maxsize=8192)
def same_company(first: str, second: str) -> bool | None:
    """True, False, or None where it cannot be told. Symmetric."""
    return in_any_script(first, second, _one)


def _one(first: str, second: str) -> bool | None:
    scripts = {script(first), script(second)}
    if scripts == {"latin"}:
        return _latin(first, second)
    if scripts == {"han"}:
        return _han(first, second)
    if scripts == {"han", "latin"}:
        han, latin = (first, second) if script(first) == "han" else (second, first)
        return True if _spelt_as(han, latin) else None
    # What a name of another script says may be its translation: only likeness proves something.
    return True if _latin(plain(first), plain(second)) else None


def _latin(first: str, second: str) -> bool | None:
    whole_a, whole_b = _words(first), _words(second)
    if not whole_a or not whole_b:
        return None
    if _glued(whole_a) == _glued(whole_b) or sorted(whole_a) == sorted(whole_b):
        return True
    a, b = _own(whole_a), _own(whole_b)
    if not a or not b:
        return None
    if _glued(sorted(a)) == _glued(sorted(b)):
        return True
    if _shortened(a, whole_b) or _shortened(b, whole_a):
        return None
    few, many = sorted((a, b), key=len)
    matched = sum(1 for word in few if any(_alike(word, other) for other in many))
    if matched == len(few):
        return True if 2 * len(few) >= len(many) else None
    if matched or _within(_glued(few), _glued(many)):
        return None
    # One in Chinese syllables, the other in English: a Chinese firm often has both names.
    if all(map(is_pinyin, a)) != all(map(is_pinyin, b)):
        return None
    return None if _likeness(_glued(a), _glued(b)) >= _NEAR else False


def _han(first: str, second: str) -> bool | None:
    a, b = _core(first), _core(second)
    if len(a) < 2 or len(b) < 2:
        return None
    if a in b or b in a:
        return True
    # Old and new characters of one name are read alike, and so are two firms by chance.
    if readings(a) & readings(b):
        return None
    return None if len(set(a) & set(b)) >= 2 else False


def _spelt_as(han: str, latin: str) -> bool:
    core, glued = _core(han), "".join(words(latin))
    return len(core) >= 2 and any(len(spelt) >= 4 and spelt in glued for spelt in readings(core))


def _words(name: str) -> tuple[str, ...]:
    """Lower-case words, short forms written out, without legal forms: dots within a form join it (S.A.,
    s.r.o.)."""
    joined = _DOTTED.sub(r"\1", name[:200].replace("'", "").replace("’", ""))
    said = [_table()["short"].get(word, word) for word in words(joined)]
    kept = [_singular(word) for word in said if word not in _legal()]
    return tuple(kept or said)


def _own(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell this firm from others. A place tells where it is, not who."""
    return tuple(dict.fromkeys(w for w in name if w not in _shared() and w not in place_words()))


def _shortened(few: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a short word may be made of the first letters of the other's words: ABC, Anhui Best
    Chemical."""
    heads = "".join(word[0] for word in whole)
    for word in few:
        letters = iter(heads)
        if len(word) <= 3 or (len(word) <= _INITIALS and all(char in letters for char in word)):
            return True
    return False


def _alike(first: str, second: str) -> bool:
    return first == second or (min(len(first), len(second)) >= 5 and _likeness(first, second) >= _ALIKE)


def _within(few: str, many: str) -> bool:
    short, long = sorted((few, many), key=len)
    return len(short) >= 4 and short in long


def _likeness(first: str, second: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(first, second))


def _glued(name: tuple[str, ...] | list[str]) -> str:
    return "".join(name)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _core(name: str) -> str:
    """The firm's own characters: no legal form, no word of trade, no place before them."""
    chinese = _table()["chinese"]
    rest = re.sub(r"[^\u3400-\u9fff]", "", name)
    for word in sorted((*chinese["legal"], *chinese["shared"]), key=len, reverse=True):
        rest = rest.replace(word, "")
    return re.sub(_chinese_places(), "", rest) or rest


@cache
def _chinese_places() -> str:
    named = [place for place in place_words() if "\u4e00" <= place[0] <= "\u9fff"]
    spelt = {form for place in named for form in (place, place.rstrip("省市")) if len(form) >= 2}
    return "^(?:" + "|".join(sorted(spelt, key=len, reverse=True)) + ")[省市县区]?"


@cache
def _table() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = table("firm_words.toml")
    return read


@cache
def _legal() -> frozenset[str]:
    return frozenset(str(table("firm_words.toml")["legal"]).split())


@cache
def _shared() -> frozenset[str]:
    return frozenset(_singular(word) for word in str(table("firm_words.toml")["shared"]).split())
