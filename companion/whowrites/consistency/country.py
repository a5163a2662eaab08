"""Do two values mean one country?

Firms of Hong Kong, Macao, Taiwan and mainland China trade under each other's addresses, and territories under
their mother country's: none of these pairs is a contradiction.
"""

from __future__ import annotations

from whowrites.reading.countries import country

_NEIGHBOURS = (
    frozenset({"CN", "HK", "MO", "TW"}),
    frozenset({"GB", "GG", "JE", "IM", "GI", "VG", "KY", "BM"}),
    frozenset({"US", "PR", "VI", "GU", "AS", "MP"}),
    frozenset({"FR", "GP", "MQ", "GF", "RE", "YT", "NC", "PF", "MC"}),
    frozenset({"NL", "CW", "AW", "SX", "BQ"}),
    frozenset({"DK", "FO", "GL"}),
)


def same_country(first: str, second: str) -> bool | None:
    """True, False, or None where one is no country that we know, or the two are of one house."""
    a, b = country(first), country(second)
    if not a or not b:
        return None
    return True if a == b else None if of_one_house(a, b) else False


def of_one_house(first: str, second: str) -> bool:
    """Whether two codes are of countries whose firms use each other's addresses and numbers."""
    return any(first in house and second in house for house in _NEIGHBOURS)
