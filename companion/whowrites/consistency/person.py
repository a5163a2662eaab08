"""Do two names mean one person?

Order, accents, titles and an initial beside a full surname are no difference. Who shares one of several
names may be the same (married, shortened, second first name): no decision. A surname in another script
proves likeness only.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from whowrites.reading.countries import table
from whowrites.reading.names import words
from whowrites.reading.romanised import in_any_script, plain, readings, script

_ALIKE = 85.0
_FAR = 60.0
"""Below this similarity in per cent two words are two names; between the two nothing is said."""
_TITLES_WORDS = """
mr mrs ms miss mister madam sir dr prof professor ing dipl mag eng herr frau sr sra srta senor senora dona
don m mme mlle monsieur madame phd mba bsc msc jr ii iii barr barrister hon rev capt
"""
_TITLES = frozenset(_TITLES_WORDS.split())
_OFFICES_WORDS = """
sales team support info office service services department dept customer marketing purchasing purchase
buyer account accounts accounting export import admin manager director procurement the company group
trading ltd logistics ventas compras vendas verkauf einkauf vertrieb vente achats contact noreply reply
"""
_OFFICES = frozenset(_OFFICES_WORDS.split())
_UMLAUTS = str.maketrans(dict(zip("äöüÄÖÜß", ("ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"), strict=True)))
_CHINESE_TITLES = re.compile("总经理|经理|經理|总监|先生|女士|小姐|老师|主管|老板|总$|工$")


@lru_cache(maxsize=8192)
def same_person(first: str, second: str) -> bool | None:
    """True, False, or None where it cannot be told. Symmetric."""
    return in_any_script(first, second, _one)


def _one(first: str, second: str) -> bool | None:
    scripts = {script(first), script(second)}
    if scripts == {"latin"}:
        return _latin(_names(first), _names(second))
    if scripts == {"han"}:
        return _han(first, second)
    if scripts == {"han", "latin"}:
        han, latin = (first, second) if script(first) == "han" else (second, first)
        return True if _spelt_as(han, latin) else None
    if scripts <= {"cyrillic", "greek", "latin"}:
        answer = _latin(_names(plain(first)), _names(plain(second)), alike=75.0, far=45.0)
        return answer
    return True if _bones(first) == _bones(second) else None


def _latin(
    first: tuple[str, ...], second: tuple[str, ...], *, alike: float = _ALIKE, far: float = _FAR
) -> bool | None:
    if not first or not second or not _OFFICES.isdisjoint({*first, *second}):
        return None
    if _rotations(first) & _rotations(second):
        return True
    few, many = sorted(
        (first, second), key=lambda name: (sum(len(word) > 1 for word in name), len(name), name)
    )
    full = [word for word in few if len(word) > 1]
    rest = list(many)
    for word in full:
        match = next((other for other in rest if _alike(word, other, alike)), None)
        if match is None:
            break
        rest.remove(match)
    else:
        heads = {word[0] for word in rest}
        if full and all(word in heads for word in few if len(word) == 1):
            return True
        return None
    return False if _strangers(first, second, far) else None


def _strangers(first: tuple[str, ...], second: tuple[str, ...], far: float) -> bool:
    """Two full names without any word, initials or short form in common."""
    if min(len([w for w in name if len(w) > 1]) for name in (first, second)) < 2:
        return False
    pairs = [(a, b) for a in first for b in second]
    if any(_likeness(a, b) >= far or a.startswith(b) or b.startswith(a) for a, b in pairs):
        return False
    if any(_short(a, b) or _short(b, a) for a, b in pairs):
        return False
    return sorted(word[0] for word in first) != sorted(word[0] for word in second)


def _han(first: str, second: str) -> bool | None:
    a, b = (_CHINESE_TITLES.sub("", re.sub(r"\s", "", name)) for name in (first, second))
    if a == b:
        return True
    if not (2 <= len(a) <= 4 and 2 <= len(b) <= 4):
        return None
    return None if a in b or b in a or readings(a) & readings(b) else False


def _spelt_as(han: str, latin: str) -> bool:
    return len(han) >= 2 and bool(_rotations(_names(latin)) & readings(_CHINESE_TITLES.sub("", han)))


def _names(text: str) -> tuple[str, ...]:
    """Lower-case words without titles; ü of a German name also matches ue, once folded."""
    spelt = text.translate(_UMLAUTS)
    return tuple(word for word in words(spelt)[:6] if word not in _TITLES and not word.isdigit())


def _rotations(name: tuple[str, ...]) -> frozenset[str]:
    """The name in one word, begun at each of its words: Wang Xiao Ming, Xiaoming Wang."""
    return frozenset("".join(name[at:] + name[:at]) for at in range(len(name)))


def _alike(first: str, second: str, alike: float) -> bool:
    if first == second or _folded(first) == _folded(second):
        return True
    return min(len(first), len(second)) >= 5 and _likeness(first, second) >= alike


def _folded(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _likeness(first: str, second: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(first, second))


def _short(first: str, second: str) -> bool:
    return second in _short_names().get(first, ())


@cache
def _short_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = table("name_readings.toml")["short_names"]
    return names


def _bones(name: str) -> str:
    """Consonants only: scripts that write no vowels are spelt with any."""
    return re.sub(r"[^b-df-hj-np-tv-z]|(.)(?=\1)", "", plain(name))
