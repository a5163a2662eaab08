"""Claims side by side."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.consistency import contradictions
from whowrites.consistency.matrix import State, matrix
from whowrites.model import Claim

AT = datetime(2026, 11, 23, tzinfo=UTC)


def claim(field: str, value: str, source: str) -> Claim:
    return Claim(field, value, source, AT)


def test_rows_are_fields_columns_are_sources_and_what_differs_comes_first() -> None:
    claims = [
        claim("country", "DE", "whois"),
        claim("company", "Nordtool GmbH", "whois"),
        claim("company", "Baltic Spindle", "display_name"),
    ]
    rows = matrix([*claims, claims[0]], contradictions(claims), {})
    assert [(row.field, row.agreement) for row in rows] == [
        ("company", State.DIFFERS),
        ("country", State.ALONE),
    ]
    assert [cell.source for cell in rows[0].cells] == ["display_name", "whois"]
    assert [cell.state for cell in rows[0].cells] == [State.DIFFERS, State.DIFFERS]
    assert [cell.state for cell in rows[1].cells] == [State.MISSING, State.ALONE]
    assert rows[1].cells[1].claims == (claims[0],)


def test_two_ways_to_write_one_firm_are_the_same_and_what_proves_nothing_is_said_so() -> None:
    said = [claim("company", "Nordtool GmbH", "whois"), claim("company", "NORDTOOL", "site")]
    assert [cell.state for cell in matrix(said, [], {})[0].cells] == [State.SAME, State.SAME]
    said.append(claim("company", "NT", "signature"))
    row = matrix(said, contradictions(said), {})[0]
    assert row.agreement is State.SAME
    assert {cell.source: cell.state for cell in row.cells}["signature"] is State.NOT_COMPARED


def test_fields_that_bind_each_other_are_marked_on_both_rows() -> None:
    said = [claim("phone", "+2348035559876", "site"), claim("country", "GB", "rdap")]
    rows = matrix(said, contradictions(said), {})
    assert [(row.field, row.agreement) for row in rows] == [
        ("phone", State.DIFFERS),
        ("country", State.DIFFERS),
    ]


def test_a_source_that_says_nothing_says_why() -> None:
    rows = matrix([claim("country", "DE", "rdap")], [], {"site": State.NOT_ASKED, "signature": State.UNKNOWN})
    assert {cell.source: cell.state for cell in rows[0].cells} == {
        "signature": State.UNKNOWN,
        "rdap": State.ALONE,
        "site": State.NOT_ASKED,
    }


def test_no_claims_no_table() -> None:
    assert matrix([], [], {"site": State.NOT_ASKED}) == ()
    assert matrix([claim("phone", " ", "site")], [], {}) == ()


def test_one_source_with_two_values_is_one_source() -> None:
    (row,) = matrix([claim("phone", "1", "site"), claim("phone", "2", "site")], [], {})
    assert row.agreement is State.ALONE
    assert len(row.cells[0].claims) == 2
