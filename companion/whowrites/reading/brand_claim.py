"""Does a display name claim to be a brand? Told from names that only hold a brand's word.

Claimed is a brand where the name is it and nothing but words of business follows ("PayPal Service"), not
"Hans Bayer", "Bayer, Hans" or a letter about a brand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whowrites.reading.names import words

_FOLLOWING_WORDS = """
account accounts accounting admin alert alerts assistance billing business buyer buyers buying center centre
co com company contact corp corporation customer customercare department dept desk desks email enquiry
express finance global group gmbh help helpdesk hq id inc info international intl invoice ltd limited llc
logistics mail messaging news notice notification notifications office official online order orders payment
payments plc procurement product products purchase purchasing sales security service services shop sourcing
store supply support supplier suppliers system team trade trading uk usa us vendor verification web www ag
sa the of and for no reply noreply
"""
_FOLLOWING = frozenset(_FOLLOWING_WORDS.split())


def by_words(brands: Iterable[str]) -> Mapping[tuple[str, ...], str]:
    """The brands by the words that they consist of, for `brand_in`."""
    return {words(brand): brand for brand in brands}


def brand_in(name: str, brands: Mapping[tuple[str, ...], str]) -> str:
    """The brand that the name claims to be, or empty."""
    said = words(name)
    for size in range(min(3, len(said)), 0, -1):
        brand = brands.get(said[:size])
        if brand and all(word in _FOLLOWING for word in said[size:]):
            return brand
    return ""
