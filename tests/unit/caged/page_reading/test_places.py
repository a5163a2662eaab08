"""Countries of postal addresses, not of texts that mention one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.places import MOST, countries
from whowrites.sources.page_facts import Quoted


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["Northsea Bearings GmbH, Am Lunedeich 900, 27572 Bremerhaven, Germany"], "DE"),
        (["Am Weg 1", "28195 Bremen", "Deutschland"], "DE"),
        (["地址：浙江省台州市路桥区工业路900号"], "CN"),
        (["浙江省温州市龙湾区"], "CN"),
        (["Address: Industrial Zone, Ningbo, Zhejiang"], "CN"),
        (["900 Mill Lane, Halifax HX9, UNITED KINGDOM"], "GB"),
        (["Адрес: Москва, ул. Новая, 9, Россия"], "RU"),
    ],
)
def test_an_address_names_its_country(lines: list[str], code: str) -> None:
    assert [place.value for place in countries(lines, [])] == [code]


@pytest.mark.parametrize(
    "line",
    [
        "Shipped to 40 countries since 1998.",
        "We deliver to Germany and France",
        "Ask us about it",
        "Founded in Japan 1998",
        "Our customers in China like it",
    ],
)
def test_a_mention_is_no_address(line: str) -> None:
    assert countries([line], []) == ()


def test_structured_data_comes_first() -> None:
    found = countries(["Weg 1, 1010 Wien, Austria"], [Quoted("DE", "Weg 1, DE")])
    assert [place.value for place in found] == ["DE", "AT"]


@given(st.lists(st.text(max_size=250), max_size=20))
def test_any_lines(lines: list[str]) -> None:
    assert len(countries(lines, [])) <= MOST
