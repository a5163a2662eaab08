"""A case: what belongs to the rating of which address, and the case with one fact left out."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.case import Case
from whowrites.model import Finding, Kind

OWN, OTHER = "ann@acme.example", "bob@other.example"


def fact(code: str, **params: str) -> Finding:
    return Finding(code, Kind.RISK, code, "test", datetime(2026, 11, 23, tzinfo=UTC), params, check=code)


YOUNG, OPEN, TITLE = fact("domain_young"), fact("spf_open"), fact("name_title")
LIKE = fact("lookalike_contact", of="reply_to")
TWO = Case((YOUNG,), (OPEN,), (TITLE, LIKE), OWN, OTHER)


def test_a_fact_counts_for_the_address_that_it_is_about() -> None:
    assert [TWO.counts(one, OWN) for one in (YOUNG, OPEN, TITLE, LIKE)] == [True, False, True, False]
    assert [TWO.counts(one, OTHER) for one in (YOUNG, OPEN, TITLE, LIKE)] == [False, True, True, True]
    assert Case((YOUNG,), None, (LIKE,), OWN).counts(LIKE, OWN)


def test_what_damps_stands_beside_the_same_address() -> None:
    assert TWO.beside(OWN) == {"domain_young", "name_title", "lookalike_contact"}
    assert TWO.beside(OTHER) == {"spf_open", "name_title", "lookalike_contact"}


def test_one_very_fact_is_left_out_and_its_equal_stays() -> None:
    twin = fact("domain_young")
    case = Case((YOUNG, twin), (OPEN,), (TITLE,), OWN, OTHER)
    assert [one is twin for one in case.without(YOUNG).own] == [True]
    assert case.without(OPEN).reply_to == () and case.without(TITLE).message == ()
    assert Case((YOUNG,), None, (), OWN).without(YOUNG).reply_to is None
