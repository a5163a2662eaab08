"""Contradictions that matter as findings: what the message says of its sender against what others show.

What registries and sites say of each other stays evidence: firms register domains through others, and
move. One finding a kind; those that a check of the site found already are not told twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from whowrites.consistency import BOUND, same
from whowrites.model import Claim, Contradiction, Finding, Kind

SOURCE = "comparison"
SAID = frozenset({"display_name", "signature", "headers"})
"""Sources that are the sender's own words in one message."""
_REGISTRIES = frozenset({"rdap", "whois"})
_TOLD_BEFORE = "dossiers"
"""An earlier dossier repeats another source, mostly the registry: that one is named where it speaks."""
CODES = (
    "two_companies_named", "company_not_holder", "company_not_confirmed", "two_people_named", "place_differs",
    "names_other_site", "names_other_mailbox", "phone_not_of_country", "clock_not_of_country",
)  # fmt: skip
_TOLD_ALREADY = {"phone_not_of_country": "site_phone_abroad"}


def findings(differing: Iterable[Contradiction], codes: Collection[str]) -> Iterator[Finding]:
    """`codes`: those of the findings that there are, so that no fact is told twice."""
    for item in differing:
        pair = sides(item)
        if pair is None:
            continue
        first, second = pair
        code, group = _code(item.field, first, second)
        if not code or (_TOLD_ALREADY.get(code) in codes and not {first.source, second.source} & SAID):
            continue
        params = {
            "a": first.value,
            "a_field": first.field,
            "a_source": first.source,
            "b": second.value,
            "b_field": second.field,
            "b_source": second.source,
        }
        seen_at = max(first.seen_at, second.seen_at)
        yield Finding(code, Kind.RISK, group, SOURCE, seen_at, params, check="consistency")


def sides(item: Contradiction) -> tuple[Claim, Claim] | None:
    """The two claims that differ, the sender's own words first, registries and then earlier dossiers last;
    None where no pair does."""
    said = sorted(item.claims, key=_place)
    for first, second in product(said, said):
        if first.source != second.source and _differ(first, second):
            return first, second
    return None


def _place(claim: Claim) -> tuple[bool, bool, bool]:
    return claim.source not in SAID, claim.source == _TOLD_BEFORE, claim.source in _REGISTRIES


def _differ(first: Claim, second: Claim) -> bool:
    if first.field == second.field:
        return same(first.field, first.value, second.value) is False
    return any(fits(first, second) is False for a, b, fits in BOUND if (a, b) == (first.field, second.field))


def _code(field: str, first: Claim, second: Claim) -> tuple[str, str]:
    """The finding's code and group; two empty texts where the difference is evidence only."""
    own = first.source in SAID
    both = own and second.source in SAID
    if field == "phone":
        return "phone_not_of_country", "registry"
    if field == "timezone":
        return ("clock_not_of_country", "registry") if own else ("", "")
    if not own:
        return "", ""
    if field == "company":
        if both:
            return "two_companies_named", "name"
        return ("company_not_holder" if second.source in _REGISTRIES else "company_not_confirmed"), "registry"
    return {
        "person": ("two_people_named", "name") if both else ("", ""),
        "address": ("place_differs", "registry"),
        "country": ("place_differs", "registry"),
        "website": ("names_other_site", "name"),
        "email": ("names_other_mailbox", "name"),
    }.get(field, ("", ""))
