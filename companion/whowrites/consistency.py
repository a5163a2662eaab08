"""Which statements about a sender cannot all be true: claims of different sources, field by field. Pure.

Values are compared in a normal form and kept as they were said. Where two values cannot be compared (a firm's
name in two scripts) nothing is concluded: not every difference is a contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from whowrites.model import Claim, Contradiction
from whowrites.reading.names import is_latin, telling_words, words

_CLOSE = 85.0
"""Token similarity in per cent from which two names are one: a missing legal form or a typing error."""
_DIGITS_OF_A_PHONE = 7
"""A landline's digits without country and area code; they end the number in every way of writing it."""


def contradictions(claims: Iterable[Claim]) -> tuple[Contradiction, ...]:
    """One contradiction a field on which two sources differ in all they say, with their claims.

    Compared are fields of which a sender has one: company, country, person, created, phone, website.
    """
    fields: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.field in _SAME and claim.value.strip():
            fields[claim.field][claim.source].append(claim)
    found = []
    for field, by_source in fields.items():
        differing = _differing(_SAME[field], by_source)
        if differing:
            found.append(Contradiction(field, differing))
    return tuple(found)


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
    a, b = _country(first), _country(second)
    return None if not (a and b) else a == b


def _country(value: str) -> str:
    """The ISO 3166 code that the value is or names in English or Chinese; empty where it is neither."""
    text = value.strip()
    if len(text) == 2 and text.isascii() and text.isalpha():
        return "GB" if text.upper() == "UK" else text.upper()
    return _territories().get(text.casefold(), "")


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


def _territories() -> dict[str, str]:
    """Country names to codes. Babel is loaded only where a source gives a name instead of a code."""
    from babel import Locale

    return {
        name.casefold(): code
        for lang in ("en", "zh")
        for code, name in Locale(lang).territories.items()
        if len(code) == 2 and code.isalpha()
    }


_SAME: dict[str, _Same] = {
    "company": _same_company,
    "country": _same_country,
    "person": _same_person,
    "created": _same_text,
    "phone": _same_phone,
    "website": _same_site,
}
