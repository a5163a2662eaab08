"""Years of founding and copyright."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.years import MOST, copyright_years, founded


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Roller bearings, shipped to 40 countries since 1998.", "1998"),
        ("Founded in 1974 by two brothers", "1974"),
        ("Established: 2003", "2003"),
        ("温州恒达阀门有限公司成立于2012年。", "2012"),
        ("公司2009年成立", "2009"),
        ("Seit 1987 schleifen wir Glas", "1987"),
        ("Gegründet im Jahr 1972", "1972"),
        ("Desde 1965 a su servicio", "1965"),
        ("Depuis 1921", "1921"),
        ("Основана в 1994 году", "1994"),
        ("1998 yılında kuruldu", "1998"),
        ("منذ 1985", "1985"),
    ],
)
def test_a_firm_says_since_when(line: str, year: str) -> None:
    assert [item.value for item in founded([line], 2026)] == [year]


@pytest.mark.parametrize(
    "line",
    ["1987年創業ではなく、創業 1992年", "Opgericht in 1992", "Firma założona w 1992 roku", "設立：1992年4月"],
)
def test_founded_in_more_languages_of_trade(line: str) -> None:
    assert "1992" in [item.value for item in founded([line], 2026)]


@pytest.mark.parametrize(
    "line",
    [
        "In 1998 we moved",
        "ISO 9001:2015",
        "Copyright since 1998",
        "since 2031",
        "since 1066",
        "We have grown since. 1998 was wet",
        "since 12 of 1998",
    ],
)
def test_other_years(line: str) -> None:
    assert founded([line], 2026) == ()


def test_copyright_years_the_earliest_first() -> None:
    lines = ["Copyright © 2015-2026 Foo GmbH", "版权所有 © 2014-2025 公司", "2001 was a good year"]
    assert [item.value for item in copyright_years(lines, 2026)] == ["2014", "2015", "2025", "2026"]


@given(st.lists(st.text(alphabet="since 19820©.年", max_size=120), max_size=6))
def test_any_lines(lines: list[str]) -> None:
    for read in (founded, copyright_years):
        values = [int(item.value) for item in read(lines, 2026)]
        assert values == sorted(values) and len(values) <= MOST
        assert all(1700 <= value <= 2026 for value in values)
