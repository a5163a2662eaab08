"""Do two postal addresses mean one place?

Compared are country, postcode, and the words of city and street with their short forms written out. A
firm may have an office and a works: only addresses that share nothing at all differ.
"""

from __future__ import annotations

import re
from functools import lru_cache

from whowrites.consistency.country import same_country
from whowrites.reading.countries import countries_in
from whowrites.reading.names import words
from whowrites.reading.romanised import plain, script

_SHORT = {
    "rd": "road", "st": "street", "str": "strasse", "ave": "avenue", "av": "avenue", "avda": "avenida",
    "blvd": "boulevard", "bd": "boulevard", "ln": "lane", "dr": "drive", "hwy": "highway", "sq":
    "square", "ct": "court", "pl": "place", "bldg": "building", "bld": "building", "blk": "block",
    "flr": "floor", "fl": "floor", "rm": "room", "ste": "suite", "dist": "district", "prov": "province",
    "ind": "industrial", "indl": "industrial", "ctr": "center", "centre": "center", "apt": "apartment",
    "pkwy": "parkway", "twp": "township", "mt": "mount", "ft": "fort", "n": "north", "s": "south", "e":
    "east", "w": "west", "c": "calle", "r": "rua", "pza": "plaza", "pza.": "plaza", "nr": "no", "num":
    "no",
}  # fmt: skip
_FILLING_WORDS = """
no the of and road street strasse avenue avenida boulevard lane drive highway square court place building
block floor room suite district province industrial center apartment city town zone park area unit tower
plaza calle rua rue via de la del do da po box address add county state north south east west new china
"""
_FILLING = frozenset(_FILLING_WORDS.split())
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,3}-\d{4,5}"
    r"|\d{4} ?[A-Z]{2}|\d{3}-\d{4}|\d{5}-\d{3}|\d{5}-\d{4}|\d{2}-\d{3}|\d{4,7})(?![A-Za-z0-9])"
)
_WHOLE_POSTCODE = 5
"""Digits from which a number is hardly ever a house's."""


@lru_cache(maxsize=4096)
def same_address(first: str, second: str) -> bool | None:
    """True, False, or None where it cannot be told. Symmetric."""
    places = [countries_in(text, places=True)[-1:] for text in (first, second)]
    if all(places) and same_country(places[0][0], places[1][0]) is False:
        return False
    a, b = _postcodes(first), _postcodes(second)
    if {script(first), script(second)} == {"han", "latin"}:
        return True if any(len(code) == 6 for code in a & b) else None
    said_a, said_b = _told(first), _told(second)
    both = said_a & said_b
    few = min(len(said_a), len(said_b))
    if a & b and (both or few == 0):
        return True
    if few >= 2 and len(both) >= max(2, round(0.6 * few)):
        return True if not (a and b) or a & b else None
    if both or few < 2 or a & b:
        return None
    return False if a and b else None


def country_of(text: str) -> str:
    """The country that an address names, as ISO 3166-1 code; empty where it names none or several."""
    named = countries_in(text)
    return named[-1] if named else next(iter(countries_in(text, places=True)), "")


def _postcodes(text: str) -> frozenset[str]:
    found = (re.sub(r"[ -]", "", match.group().upper()) for match in _POSTCODE.finditer(text[:300]))
    return frozenset(re.sub(r"^[A-Z]{1,3}(?=\d{4,5}$)", "", code) for code in found)


def _told(text: str) -> frozenset[str]:
    """Words of city and street that tell one place from others, and Chinese characters in pairs."""
    if script(text) == "han":
        run = re.sub(r"[^\u4e00-\u9fff]|[省市区县路号街道镇村室楼层栋]", "", text[:200])
        return frozenset(run[at : at + 2] for at in range(len(run) - 1))
    spelt = text[:300] if script(text) == "latin" else plain(text)
    said = (_SHORT.get(word, word) for word in words(spelt.replace("ß", "ss")))
    return frozenset(_street(word) for word in said if len(word) >= 3 and not word[0].isdigit()) - _FILLING


def _street(word: str) -> str:
    """`Hafenstr.` and `Hafenstraße` are one word with the kind of street inside."""
    return re.sub(r"(?<=...)(?:strasse|str|straat|gatan|vej)$", "str", word)
