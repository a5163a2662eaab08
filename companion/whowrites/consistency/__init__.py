"""Which statements about a sender cannot all be true: claims of different sources, field by field. Pure.

Each file of this room compares one kind of value. An answer is True (the same), False (they differ) or
None: it cannot be told. Not every difference is a contradiction, and a false contradiction is worse than
a missed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from whowrites.consistency.address import country_of, same_address
from whowrites.consistency.company import same_company
from whowrites.consistency.country import same_country
from whowrites.consistency.founded import old_enough, same_day, same_year
from whowrites.consistency.person import same_person
from whowrites.consistency.phone import country_of_phone, phone_in_country, same_phone
from whowrites.consistency.website import same_mail, same_site
from whowrites.consistency.zone import same_zone, zone_in_country
from whowrites.model import Claim, Contradiction

__all__ = ["BOUND", "SAME", "contradictions", "same"]

_Same = Callable[[str, str], bool | None]
_Fits = Callable[[Claim, Claim], bool | None]


def same(field: str, first: str, second: str) -> bool | None:
    """Whether two values of a field say the same; None where that cannot be told, as for fields not
    compared."""
    compare = SAME.get(field)
    return compare(first, second) if compare else None


def contradictions(claims: Iterable[Claim]) -> tuple[Contradiction, ...]:
    """One contradiction a field on which two sources differ in all they say, with their claims.

    Then fields that bind each other, where the field has none of its own: a phone, an address or a clock
    and the country that others name, the year of founding and the registration of a new domain.
    """
    fields: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if (claim.field in SAME or claim.field in _BINDING) and claim.value.strip():
            fields[claim.field][claim.source].append(claim)
    found = []
    for field, by_source in fields.items():
        differing = _differing(SAME[field], by_source) if field in SAME and len(by_source) > 1 else ()
        if differing:
            found.append(Contradiction(field, differing))
    told = {contradiction.field for contradiction in found}
    return (*found, *(item for item in _across(fields) if item.field not in told))


def _differing(compare: _Same, by_source: Mapping[str, Sequence[Claim]]) -> tuple[Claim, ...]:
    """The claims of sources that differ: nothing of what one says may match anything of the other's."""
    apart: dict[str, None] = {}
    for first, second in combinations(by_source, 2):
        matches = (compare(a.value, b.value) for a in by_source[first] for b in by_source[second])
        if all(match is False for match in matches):
            apart.update({first: None, second: None})
    return tuple(claim for source in apart for claim in by_source[source])


def _across(fields: Mapping[str, Mapping[str, Sequence[Claim]]]) -> Iterator[Contradiction]:
    """Two fields that bind each other, of two sources: once a field, with the first two that differ."""
    told: set[str] = set()
    for field, other, fits in BOUND:
        if field in told or field not in fields or other not in fields:
            continue
        for (first, claims), (second, others) in product(fields[field].items(), fields[other].items()):
            if first != second and all(fits(a, b) is False for a in claims for b in others):
                told.add(field)
                yield Contradiction(field, (*claims, *others))
                break


def _phone_country(phone: Claim, place: Claim) -> bool | None:
    return phone_in_country(phone.value, place.value)


def _phone_address(phone: Claim, address: Claim) -> bool | None:
    return phone_in_country(phone.value, country_of(address.value))


def _address_country(address: Claim, place: Claim) -> bool | None:
    return same_country(country_of(address.value), place.value)


def _zone_country(zone: Claim, place: Claim) -> bool | None:
    return zone_in_country(zone.value, place.value)


def _zone_address(zone: Claim, address: Claim) -> bool | None:
    return zone_in_country(zone.value, country_of(address.value))


def _zone_phone(zone: Claim, phone: Claim) -> bool | None:
    return zone_in_country(zone.value, country_of_phone(phone.value))


def _founded_created(founded: Claim, created: Claim) -> bool | None:
    return old_enough(founded.value, created.value, created.seen_at.date())


SAME: Mapping[str, _Same] = {
    "company": same_company,
    "country": same_country,
    "person": same_person,
    "created": same_day,
    "phone": same_phone,
    "address": same_address,
    "timezone": same_zone,
    "website": same_site,
    "email": same_mail,
    "founded": same_year,
}
BOUND: Sequence[tuple[str, str, _Fits]] = (
    ("phone", "country", _phone_country),
    ("phone", "address", _phone_address),
    ("address", "country", _address_country),
    ("timezone", "country", _zone_country),
    ("timezone", "address", _zone_address),
    ("timezone", "phone", _zone_phone),
    ("founded", "created", _founded_created),
)
_BINDING = frozenset(name for field, other, _ in BOUND for name in (field, other))
