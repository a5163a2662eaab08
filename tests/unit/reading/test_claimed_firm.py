"""Domains made after a firm's name, told from the firm's own and from chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.claimed_firm import firm_named, made_after
from whowrites.reading.names import words


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Nordtool GmbH", "Nordtool GmbH"),
        ("Anna Berg (Nordtool GmbH)", "Nordtool GmbH"),
        ("Castellan Group Procurement", "Castellan Group Procurement"),
        ("Anna Berg", ""),
        ("Sales Team", ""),
        ("", ""),
    ],
)
def test_the_firm_that_a_name_names(name: str, firm: str) -> None:
    assert firm_named(name) == firm


@pytest.mark.parametrize(
    ("domain", "firm", "made"),
    [
        ("nordtool-trading.example", "Nordtool GmbH", True),
        ("mail.nordtoolgroup.example", "Nordtool GmbH", True),
        ("nordt0ol.example", "Nordtool GmbH", True),
        ("nordtool.example", "Nordtool GmbH", False),
        ("nordtoolgmbh.example", "Nordtool GmbH", False),
        ("nord-tool.example", "Nord Tool GmbH", False),
        ("berg-trading.example", "Berg AG", False),  # too short a name
        ("baltic.example", "Nordtool GmbH", False),
        ("hongda-trade.example", "深圳宏达有限公司", False),
    ],
)
def test_made_after(domain: str, firm: str, made: bool) -> None:
    assert made_after(domain, [firm]) == (firm if made else "")


@given(st.text(max_size=60), st.from_regex(r"[a-z0-9]{1,20}(-[a-z0-9]{1,10})?\.example", fullmatch=True))
def test_any_name_is_read(name: str, domain: str) -> None:
    assert made_after(domain, [name]) in ("", name)
    assert not firm_named(name) or words(name)
