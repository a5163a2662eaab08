"""Look-alikes are found by the strictest pass that fits; known domains and strangers never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.address import parse
from whowrites.reading.likeness import Likeness, nearest

KNOWN = frozenset(
    {"nordtool.com", "hongdatrade.cn", "dean.com", "lakeuni.ac.uk", "spindleworks.de", "spindleworks.com"}
)


@pytest.mark.parametrize(
    ("domain", "known", "way"),
    [
        (parse("x@nоrdtool.com").domain, "nordtool.com", "homoglyph"),
        ("n0rdtool.com", "nordtool.com", "swap"),
        ("nordtoo1.com", "nordtool.com", "swap"),
        ("nordtool.net", "nordtool.com", "ending"),
        ("nordtool.com.mail.example", "nordtool.com", "subdomain"),
        ("nordtol.com", "nordtool.com", "edit"),
        ("nodrtool.com", "nordtool.com", "edit"),
        ("spindelworsk.com", "spindleworks.com", "edit"),
        ("spindlework.de", "spindleworks.de", "edit"),
        ("hongdatrades.com", "hongdatrade.cn", "edit"),
        ("nordtool-trading.com", "nordtool.com", "addition"),
        ("nordtoolsupplychain.com", "nordtool.com", "addition"),
        ("cn-nordtool-export.com", "nordtool.com", "addition"),
        ("lakeuniac-uk.com", "lakeuni.ac.uk", "addition"),
    ],
)
def test_ways(domain: str, known: str, way: str) -> None:
    assert nearest(domain, KNOWN) == Likeness(known, way)


@pytest.mark.parametrize(
    "domain",
    [
        "nordtool.com",
        "mail.nordtool.com",
        "clean.com",  # `cl` is read as `d` in long names only
        "bean.com",
        "hordtool.de",
        "nordtool-berlin.com",
        "nordic-tools.com",
        "example.com",
        "dean1.com",
    ],
)
def test_known_and_honest_domains_are_not_like_anybody(domain: str) -> None:
    assert nearest(domain, KNOWN) is None


def test_neighbours_in_number_are_neighbours() -> None:
    assert nearest("factory12.com", frozenset({"factory13.com"})) is None


def test_nobody_is_like_nobody() -> None:
    assert nearest("nordtool.com", frozenset()) is None


@given(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?\.(com|net|example)", fullmatch=True))
def test_a_known_domain_and_what_is_below_it_never_is(domain: str) -> None:
    assert nearest(domain, frozenset({domain})) is None
    assert nearest(f"mail.{domain}", frozenset({domain, "nordtool.com"})) is None
