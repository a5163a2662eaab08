"""Do two telephone numbers fit each other, and does a number fit a country?

A firm has many numbers: another number of the same country is no contradiction, one of another country is.
Numbers follow ITU-T E.164; the plans of the countries are phonenumbers'.
"""

from __future__ import annotations

import re
from functools import lru_cache

from whowrites.consistency.country import of_one_house
from whowrites.reading.countries import countries_of_phone, country

_TAIL = 7
"""A landline's digits without country and area code; they end the number in every way of writing it."""


_ONE_PLAN = ({"US", "CA"}, {"RU", "KZ"})
"""Neighbours of one numbering plan, whose people and firms keep each other's numbers."""


@lru_cache(maxsize=8192)
def same_phone(first: str, second: str) -> bool | None:
    """True for one number, False for numbers of two countries, None for two numbers of one firm, perhaps."""
    a, b = (_digits(value) for value in (first, second))
    if min(len(a), len(b)) < _TAIL:
        return None
    short, long = sorted((a.lstrip("0"), b.lstrip("0")), key=len)
    if long.endswith(short):
        return True
    here, there = country_of_phone(first), country_of_phone(second)
    if not here or not there or here == there or of_one_house(here, there) or {here, there} in _ONE_PLAN:
        return None
    return False


@lru_cache(maxsize=8192)
def phone_in_country(phone: str, place: str) -> bool | None:
    """Whether an international number is of the country."""
    code = country(place)
    reached = countries_of_phone(phone)
    if not code or not reached:
        return None
    exact = country_of_phone(phone)
    if code == exact or (not exact and code in reached):
        return True
    return None if any(of_one_house(code, other) for other in reached) or code in reached else False


@lru_cache(maxsize=8192)
def country_of_phone(number: str) -> str:
    """The ISO 3166-1 code of an international number (`+49 ...`); empty for others and for freephone."""
    if not number.strip().startswith("+"):
        return ""
    import phonenumbers

    try:
        read = phonenumbers.parse(number[:40], None)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(read) or ""
    if region and region != "001":
        return region
    reached = countries_of_phone(number)
    return next(iter(reached)) if len(reached) == 1 else ""


def _digits(value: str) -> str:
    """Digits of a number, without `(0)` and an extension."""
    bare = re.split(r"(?i)\s*(?:ext|x|durchwahl|转)\.?\s*\d", value[:60].replace("(0)", ""))[0]
    return re.sub(r"\D", "", bare)
