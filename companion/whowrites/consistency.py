"""Which statements about a sender cannot all be true: claims of different sources, field by field. Pure.

Values are compared in a normal form and kept as they were said. Where two values cannot be compared (a firm's
name in two scripts) nothing is concluded: not every difference is a contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from whowrites.model import Claim, Contradiction
from whowrites.reading.countries import countries_of_phone, country
from whowrites.reading.names import is_latin, telling_words, words

_CLOSE = 85.0
"""Token similarity in per cent from which two names are one: a missing legal form or a typing error."""
_DIGITS_OF_A_PHONE = 7
"""A landline's digits without country and area code; they end the number in every way of writing it."""
_NEW = 365
"""Days up to which a domain is new."""
_YEARS_BEFORE = 2
"""So much older than its domain a firm says to be before it is a contradiction."""


def contradictions(claims: Iterable[Claim]) -> tuple[Contradiction, ...]:
    """One contradiction a field on which two sources differ in all they say, with their claims.

    Compared are fields of which a sender has one (company, country, person, created, phone, website), a phone
    with the country that others name, and the year of founding with the registration of a new domain.
    """
    fields: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.field in _COMPARED and claim.value.strip():
            fields[claim.field][claim.source].append(claim)
    found = []
    for field, by_source in fields.items():
        differing = _differing(_SAME[field], by_source) if field in _SAME else ()
        if differing:
            found.append(Contradiction(field, differing))
    told = {contradiction.field for contradiction in found}
    return (*found, *(item for item in _across(fields) if item.field not in told))


def _across(fields: Mapping[str, Mapping[str, Sequence[Claim]]]) -> Iterator[Contradiction]:
    """Two fields that bind each other, of two sources: once a field, with the first two that differ."""
    for field, other, fits in _BOUND:
        pairs = product(fields.get(field, {}).items(), fields.get(other, {}).items())
        for (first, claims), (second, others) in pairs:
            if first != second and all(fits(a, b) is False for a in claims for b in others):
                yield Contradiction(field, (*claims, *others))
                break


def _phone_of_country(phone: Claim, place: Claim) -> bool | None:
    """Whether an international number is of the country."""
    reached, code = countries_of_phone(phone.value), country(place.value)
    return code in reached if reached and code else None


def _old_enough(founded: Claim, created: Claim) -> bool | None:
    """False for a firm that is years older than its domain, which is not a year old: where was it before?"""
    year, registered = founded.value[:4], created.value[:10]
    if not (year.isdigit() and re.fullmatch(r"\d{4}-\d\d-\d\d", registered)):
        return None
    age = created.seen_at.date() - date.fromisoformat(registered)
    return age.days >= _NEW or int(year) > int(registered[:4]) - _YEARS_BEFORE


_Same = Callable[[str, str], bool | None]


def _differing(same: _Same, by_source: dict[str, list[Claim]]) -> tuple[Claim, ...]:
    """The claims of sources that differ: nothing of what one says matches anything of the other's."""
    apart: dict[str, None] = {}
    for first, second in combinations(by_source, 2):
        matches = [same(a.value, b.value) for a in by_source[first] for b in by_source[second]]
        if all(match is False for match in matches):
            apart.update({first: None, second: None})
    return tuple(claim for source in apart for claim in by_source[source])


def _same_company(first: str, second: str) -> bool | None:
    if is_latin(first) != is_latin(second):
        return None
    if not is_latin(first):
        a, b = (
            re.sub(r"有限责任公司|有限公司|股份|公司|集团|[\s（）()]", "", name) for name in (first, second)
        )
        return a in b or b in a
    return _close(telling_words(first) or words(first), telling_words(second) or words(second))


def _same_person(first: str, second: str) -> bool | None:
    if is_latin(first) != is_latin(second):
        return None
    if not is_latin(first):
        return first.replace(" ", "") == second.replace(" ", "")
    return _close(words(first), words(second))


def _close(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether all words of the shorter name stand in the longer one, or nearly so."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(" ".join(first), " ".join(second)) >= _CLOSE


def _same_country(first: str, second: str) -> bool | None:
    a, b = country(first), country(second)
    return None if not (a and b) else a == b


def _same_phone(first: str, second: str) -> bool | None:
    a, b = (re.sub(r"\D", "", value) for value in (first, second))
    if min(len(a), len(b)) < _DIGITS_OF_A_PHONE:
        return None
    return a[-_DIGITS_OF_A_PHONE:] == b[-_DIGITS_OF_A_PHONE:]


def _same_site(first: str, second: str) -> bool | None:
    from whowrites.address import registrable

    a, b = (
        re.sub(r"^[a-z]+://", "", value.strip().lower()).split("/")[0].split(":")[0]
        for value in (first, second)
    )
    return registrable(a) == registrable(b)


def _same_text(first: str, second: str) -> bool | None:
    return first.strip().casefold() == second.strip().casefold()


_SAME: dict[str, _Same] = {
    "company": _same_company,
    "country": _same_country,
    "person": _same_person,
    "created": _same_text,
    "phone": _same_phone,
    "website": _same_site,
}
_BOUND = (("phone", "country", _phone_of_country), ("founded", "created", _old_enough))
_COMPARED = frozenset(_SAME) | {field for field, *_ in _BOUND}
