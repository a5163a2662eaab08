"""Countries by what people write: names in English, Chinese and more, codes, places, and telephone numbers.

The table is `data/countries.toml` (ISO 3166-1 codes, ITU-T E.164 calling codes).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from whowrites.once import once
from whowrites.reading.namesakes import is_namesake

_LONGEST_CALLING_CODE = 3
_SHORTEST_NAME = 4
"""Letters of a Latin name from which it is looked for inside a text; shorter ones only in capitals."""


@lru_cache(maxsize=4096)
def country(value: str) -> str:
    """The ISO 3166-1 code that the value is or names; empty where it is neither."""
    text = value.strip().rstrip(".")
    if len(text) == 2 and text.isascii() and text.isalpha():
        code = "GB" if text.upper() == "UK" else text.upper()
        return code if code in _table()["names"] else ""
    return _by_name().get(text.casefold(), "")


def country_name(code: str, lang: str) -> str:
    """What the country is called in a language of ours; the code itself where it is none."""
    names: list[str] = _table()["names"].get(code, [])
    if not names:
        return code
    return names[1] if lang.startswith("zh") and len(names) > 1 else names[0]


@cache
def place_words() -> frozenset[str]:
    """Names of countries, provinces and ports that stand in firms' names, lower case."""
    tables = (_table()["names"], _table()["places"])
    named = (name.casefold() for part in tables for names in part.values() for name in names)
    return frozenset(named)


def countries_of_phone(number: str) -> frozenset[str]:
    """The countries whose calling code an international number (`+49 ...`) begins with; some share one."""
    digits = re.sub(r"\D", "", number)
    if not number.strip().startswith("+"):
        return frozenset()
    for size in range(_LONGEST_CALLING_CODE, 0, -1):
        if found := _by_calling_code().get(digits[:size]):
            return found
    return frozenset()


def countries_in(text: str, *, places: bool = False) -> tuple[str, ...]:
    """The countries that a short text names, in its order; with `places` also by province and port. Streets
    and towns that are called after a country do not name it.
    """
    wanted, said = _names_and_places() if places else _names(), text[:500]
    found: dict[str, int] = {}
    for match in wanted.finditer(said):
        code = _code(match.group())
        if not is_namesake(said, match.start(), match.end(), code):
            found[code] = match.start()
    return tuple(sorted(found, key=lambda code: found[code]))


def _code(name: str) -> str:
    return _by_name().get(name.casefold().rstrip(".")) or _by_place()[name.casefold()]


@once
def table(name: str) -> dict[str, Any]:
    """A shipped table of words that names are read by. Pure rooms read theirs here; sources have their
    own."""
    return tomllib.loads(files("whowrites").joinpath("data", name).read_text(encoding="utf-8"))


def _table() -> dict[str, Any]:
    return table("countries.toml")


@cache
def _by_name() -> dict[str, str]:
    table = _table()["names"].items()
    return {name.casefold().rstrip("."): code for code, names in table for name in names}


@cache
def _by_place() -> dict[str, str]:
    return {name.casefold(): code for code, names in _table()["places"].items() for name in names}


@cache
def _by_calling_code() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, calling in _table()["calling"].items():
        found.setdefault(str(calling), set()).add(code)
    return {calling: frozenset(codes) for calling, codes in found.items()}


@cache
def _names() -> re.Pattern[str]:
    return _any_of([name for names in _table()["names"].values() for name in names])


@cache
def _names_and_places() -> re.Pattern[str]:
    places = [name for names in _table()["places"].values() for name in names]
    return _any_of([*(name for names in _table()["names"].values() for name in names), *places])


def _any_of(names: list[str]) -> re.Pattern[str]:
    """One expression for all, the longest first. As they are written: "US" is a country and "us" is not."""
    latin = [name for name in names if name[0] < "\u2e80"]
    other = [name for name in names if name[0] >= "\u2e80"]
    spelt = {name for name in latin if len(name) >= _SHORTEST_NAME or name.isupper()}
    spelt |= {name.upper() for name in latin if len(name) >= _SHORTEST_NAME}
    words = "|".join(re.escape(name) for name in sorted(spelt, key=len, reverse=True))
    glyphs = "|".join(re.escape(name) for name in sorted(other, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|{glyphs}")
