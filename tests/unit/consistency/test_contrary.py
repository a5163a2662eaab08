"""Contradictions that become findings, and those that stay evidence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.consistency import contradictions
from whowrites.consistency.contrary import CODES, findings, sides
from whowrites.model import Claim, Contradiction, Kind
from whowrites.weights import load

AT = datetime(2026, 11, 23, tzinfo=UTC)


def claim(field: str, value: str, source: str) -> Claim:
    return Claim(field, value, source, AT)


def told(*claims: Claim, codes: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(found.code, found.group) for found in findings(contradictions(claims), codes)]


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        (
            (
                ("company", "Nordtool", "signature"),
                ("company", "Baltic Spindle", "site"),
            ),
            "company_not_confirmed",
        ),
        (
            (
                ("company", "Nordtool", "signature"),
                ("company", "Baltic Spindle", "rdap"),
            ),
            "company_not_holder",
        ),
        (
            (
                ("company", "Nordtool", "signature"),
                ("company", "Baltic Spindle", "dossiers"),
                ("company", "Baltic Spindle", "rdap"),
            ),
            "company_not_holder",
        ),
        (
            (
                ("company", "Nordtool", "display_name"),
                ("company", "Baltic Spindle", "signature"),
            ),
            "two_companies_named",
        ),
        (
            (
                ("person", "Anna Berg", "display_name"),
                ("person", "Paul Moss", "signature"),
            ),
            "two_people_named",
        ),
        (
            (
                ("phone", "+2348035559876", "signature"),
                ("country", "GB", "rdap"),
            ),
            "phone_not_of_country",
        ),
        (
            (
                ("phone", "+2348035559876", "site"),
                ("country", "GB", "rdap"),
            ),
            "phone_not_of_country",
        ),
        (
            (
                ("address", "14 Broad Street, Lagos, Nigeria", "signature"),
                ("country", "GB", "rdap"),
            ),
            "place_differs",
        ),
        (
            (
                ("timezone", "+01:00", "headers"),
                ("country", "CN", "rdap"),
            ),
            "clock_not_of_country",
        ),
        (
            (
                ("website", "spindle.example", "signature"),
                ("website", "nordtool.example", "address"),
            ),
            "names_other_site",
        ),
        (
            (
                ("email", "a@spindle.example", "signature"),
                ("email", "a@nordtool.example", "address"),
            ),
            "names_other_mailbox",
        ),
    ],
)
def test_what_the_sender_says_against_what_others_show(
    claims: tuple[tuple[str, str, str], ...], code: str
) -> None:
    for order in (claims, claims[::-1]):
        (found,) = told(*(claim(*said) for said in order))
        assert found == (code, load().of(code).group)
        assert code in CODES


def test_the_senders_own_words_come_first() -> None:
    said = (claim("company", "Nordtool", "site"), claim("company", "Baltic Spindle", "signature"))
    (found,) = findings(contradictions(said), frozenset())
    assert (found.kind, found.source, found.seen_at) == (Kind.RISK, "comparison", AT)
    assert dict(found.params) == {
        "a": "Baltic Spindle", "a_field": "company", "a_source": "signature",
        "b": "Nordtool", "b_field": "company", "b_source": "site",
    }  # fmt: skip


def test_registries_and_sites_among_themselves_stay_evidence() -> None:
    assert told(claim("company", "Nordtool", "rdap"), claim("company", "Baltic Spindle", "site")) == []
    assert told(claim("country", "DE", "rdap"), claim("country", "NG", "site")) == []
    assert told(claim("company", "Nordtool", "dossiers"), claim("company", "Baltic Spindle", "rdap")) == []
    assert (
        told(claim("person", "Anna Berg", "display_name"), claim("person", "Paul Moss", "local_part")) == []
    )


def test_what_the_site_check_told_is_not_told_twice() -> None:
    said = (claim("phone", "+2348035559876", "site"), claim("country", "GB", "rdap"))
    assert told(*said, codes=frozenset({"site_phone_abroad"})) == []
    own = (claim("phone", "+2348035559876", "signature"), claim("country", "GB", "site"))
    assert told(*own, codes=frozenset({"site_phone_abroad"})) == [("phone_not_of_country", "registry")]


def test_a_contradiction_whose_claims_do_not_differ_in_pairs_is_nobodys() -> None:
    assert (
        sides(Contradiction("country", (claim("country", "DE", "rdap"), claim("country", "DE", "site"))))
        is None
    )
