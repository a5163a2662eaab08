"""A firm's name, and domains that nearly spell it or do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.firm_likeness import misspelt


@pytest.mark.parametrize(
    ("domain", "firm"),
    [
        ("acro-trading.example", "Arco Trading"),
        ("acrotrading.example", "Arco Trading"),
        ("acro-trading.example", "Arco Trading Co., Ltd."),
        ("arc0-trading.example", "Arco Trading"),
        ("arcotradlng.example", "Arco Trading"),
        ("arrco-trading.example", "Arco Trading"),
        ("vo1k-export.example", "Volk Export"),
        ("kelb-steel.example", "Kelp Steel GmbH"),
        ("n0rdtool.example", "Nordtool Ltd"),
        ("lumo-international.example", "Luma International Ltd"),
    ],
)
def test_one_letter_aside(domain: str, firm: str) -> None:
    assert misspelt(domain, firm)


@pytest.mark.parametrize(
    ("domain", "firm"),
    [
        ("arco-trading.example", "Arco Trading"),
        ("arcotrading.example", "Arco Trading Ltd"),
        ("arco-exports.example", "Arco Export"),
        ("arco-export.example", "Arcos Exports"),
        ("arco.example", "Arco Trading"),
        ("acro.example", "Arco Trading"),
        ("kelp-steels.example", "Kelp Steel GmbH"),
        ("mueller-trading.example", "Müller Trading"),
        ("bollard.example", "Arco Trading"),
        ("trading-group.example", "Trading Group"),
        ("acro-trading.example", "Trading Ltd"),
        ("acro-trading.example", ""),
        ("xn--acro-5qa.example", "公司"),
    ],
)
def test_spelt_right_or_something_else(domain: str, firm: str) -> None:
    assert misspelt(domain, firm) is None


@given(st.from_regex(r"[a-z][a-z-]{0,20}[a-z]", fullmatch=True), st.text(max_size=60))
def test_any_name_is_answered(label: str, firm: str) -> None:
    found = misspelt(f"{label}.example", firm)
    assert found is None or found.way in ("homoglyph", "swap", "edit")
