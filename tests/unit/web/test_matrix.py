"""Claims by source."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.model import Claim
from whowrites.web.matrix import matrix

AT = datetime(2026, 11, 23, tzinfo=UTC)


def claim(field: str, value: str, source: str) -> Claim:
    return Claim(field, value, source, AT)


def test_rows_are_fields_columns_are_sources_and_what_differs_comes_first() -> None:
    country = claim("country", "DE", "whois")
    claims = [country, claim("company", "A Ltd", "whois"), claim("company", "B Ltd", "message")]
    table = matrix([*claims, claims[0]], ["company"])
    assert table.sources == ("whois", "message")
    assert [(row.field, row.agreement) for row in table.rows] == [
        ("company", "differs"),
        ("country", "single"),
    ]
    assert table.rows[1].cells == ((country,), ())


def test_two_sources_without_contradiction_are_the_same() -> None:
    table = matrix([claim("company", "A Ltd", "whois"), claim("company", "a ltd.", "message")], [])
    assert [row.agreement for row in table.rows] == ["same"]


def test_one_source_with_two_values_is_one_source() -> None:
    table = matrix([claim("phone", "1", "message"), claim("phone", "2", "message")], [])
    assert table.rows[0].agreement == "single"
    assert len(table.rows[0].cells[0]) == 2
    assert matrix([], []).rows == ()
