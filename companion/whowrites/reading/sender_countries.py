"""In which countries a sender may be at home, by what is known of him: for links, and never as a finding."""

from __future__ import annotations

from collections.abc import Iterable

from whowrites.reading.countries import countries_of_phone, country

MOST = 4
_FOR_ALL = frozenset(
    ["ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "to", "tv", "vc", "ws"]
)
"""Country codes whose names are sold to everybody as words."""
_MAIN = frozenset({"AU", "FI", "FR", "GB", "IT", "MA", "NO", "RU"})
"""Of the countries that share a calling code, the one that nearly all of its numbers are in."""


def sender_countries(said: Iterable[str], phones: Iterable[str], domain: str) -> tuple[str, ...]:
    """ISO 3166-1 codes: the countries that sources name, those of international numbers, the domain's own.

    Each once, at most four, the ones that are said outright first. A number in North America (+1) names none.
    """
    named = [country(value) for value in said]
    called = [_main(countries_of_phone(number)) for number in phones]
    ending = domain.rpartition(".")[2].lower()
    own = country(ending) if len(ending) == 2 and ending not in _FOR_ALL else ""
    found = [*named, *called, own]
    return tuple(dict.fromkeys(code for code in found if code))[:MOST]


def _main(codes: frozenset[str]) -> str:
    chosen = codes if len(codes) == 1 else codes & _MAIN
    return next(iter(chosen)) if len(chosen) == 1 else ""
