"""Contradictions: sources that differ in all they say of a field, compared in a normal form."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.consistency import contradictions
from whowrites.model import Claim

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def claims(field: str, *said: tuple[str, str]) -> list[Claim]:
    return [Claim(field, value, source, NOW) for source, value in said]


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("company", "Nordtool GmbH", "Nordtool"),
        ("company", "NORDTOOL Trading Co., Ltd.", "Nordtool International Trading"),
        ("company", "Shenzhen Hongda Trading Co., Ltd", "HONGDA TRADING (SHENZHEN) LIMITED"),
        ("company", "深圳宏达贸易有限公司", "宏达贸易"),
        ("country", "DE", "Germany"),
        ("country", "UK", "gb"),
        ("country", "中国", "CN"),
        ("person", "Anna Berg", "BERG, Anna"),
        ("phone", "+49 421 555 01 23", "0421/5550123"),
        ("website", "https://www.nordtool.example/about", "nordtool.example"),
    ],
)
def test_ways_to_say_the_same(field: str, first: str, second: str) -> None:
    assert contradictions(claims(field, ("message", first), ("rdap", second))) == ()


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("company", "Nordtool GmbH", "Baltic Spindle GmbH"),
        ("company", "深圳宏达贸易有限公司", "宁波远帆进出口有限公司"),
        ("country", "DE", "Nigeria"),
        ("person", "Anna Berg", "Paul Moss"),
        ("person", "王小明", "李娜"),
        ("phone", "+49 421 5550123", "+234 803 5559876"),
        ("website", "nordtool.example", "spindle.example"),
        ("created", "2001-05-06", "2026-10-13"),
    ],
)
def test_what_cannot_both_be_true(field: str, first: str, second: str) -> None:
    (found,) = contradictions(claims(field, ("message", first), ("rdap", second)))
    assert found.field == field
    assert [claim.value for claim in found.claims] == [first, second]


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("company", "深圳宏达贸易有限公司", "Hongda Trading"),
        ("person", "王小明", "Wang Xiaoming"),
        ("country", "Atlantis", "DE"),
        ("phone", "12", "+49 421 5550123"),
        ("registrar", "One", "Two"),
    ],
)
def test_what_cannot_be_compared_is_no_contradiction(field: str, first: str, second: str) -> None:
    assert contradictions(claims(field, ("message", first), ("rdap", second))) == ()


def test_one_source_may_say_several_things() -> None:
    assert contradictions(claims("phone", ("site", "0421 5550123"), ("site", "0421 5559999"))) == ()
    both = claims("phone", ("site", "0421 5550123"), ("site", "0421 5559999"), ("message", "0421 5559999"))
    assert contradictions(both) == ()


def test_only_the_sources_that_differ_are_named() -> None:
    said = claims("country", ("rdap", "DE"), ("message", "Germany"), ("site", "CN"), ("contacts", "Atlantis"))
    (found,) = contradictions(said)
    assert {claim.source for claim in found.claims} == {"rdap", "message", "site"}


def test_empty_claims_say_nothing() -> None:
    assert contradictions(claims("country", ("rdap", " "), ("message", "DE"))) == ()


def test_a_phone_is_held_against_the_country_that_others_name() -> None:
    said = [*claims("phone", ("site", "+2348035559876")), *claims("country", ("rdap", "GB"), ("site", "GB"))]
    (found,) = contradictions(said)
    assert (found.field, [claim.value for claim in found.claims]) == ("phone", ["+2348035559876", "GB"])
    for phone, place in (
        ("+441422555098", "UK"),  # of that country
        ("+12045550199", "Canada"),  # one of those that share the code
        ("0422 5550123", "Nigeria"),  # no international number
        ("+2348035559876", "Atlantis"),
    ):
        assert contradictions([*claims("phone", ("site", phone)), *claims("country", ("rdap", place))]) == ()
    several = claims("phone", ("site", "+2348035559876"), ("site", "+441422555098"))
    assert contradictions([*several, *claims("country", ("rdap", "GB"))]) == ()


def test_one_source_is_not_held_against_itself() -> None:
    assert (
        contradictions([*claims("phone", ("site", "+234 803 5559876")), *claims("country", ("site", "GB"))])
        == ()
    )


@pytest.mark.parametrize(
    ("founded", "created", "fits"),
    [
        ("1987", "2026-09-24", False),
        ("2024", "2026-09-24", False),
        ("2025", "2026-09-24", True),
        ("1921", "1998-03-17", True),  # most firms are older than their domain
        ("1987", "2024-01-05", True),
        ("long ago", "2026-09-24", True),
        ("1987", "unknown", True),
    ],
)
def test_a_firm_that_is_much_older_than_its_new_domain(founded: str, created: str, fits: bool) -> None:
    found = contradictions([*claims("founded", ("site", founded)), *claims("created", ("rdap", created))])
    assert (found == ()) is fits
