"""The names by which a firm goes on its site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.firm_names import MOST, copyright_holder, firm_names


def names(title: str = "", *lines: str, own: bool = False, domain: str = "foo-werke.de") -> list[str]:
    return [name.value for name in firm_names([], "", title, lines, domain, own_words=own)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © 2015-2026 Foo Werke GmbH & Co. KG. All Rights Reserved.", "Foo Werke GmbH & Co. KG"),
        ("© Foo Werke", "Foo Werke"),
        ("版权所有 © 2014-2025 台州海川电机有限公司 浙ICP备00000000号", "台州海川电机有限公司"),
        ("Copyright by Foo Ltd", "Foo Ltd"),
        ("Foo GmbH", ""),
        ("© 2026", ""),
    ],
)
def test_the_holder_of_a_copyright(line: str, name: str) -> None:
    assert copyright_holder(line) == name


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Start | Foo Holding GmbH", ["Foo Holding GmbH"]),
        ("Foo Werke: gears since 1972", ["Foo Werke"]),
        ("台州海川电机有限公司-首页", ["台州海川电机有限公司"]),
        ("公司简介", []),
        ("Home", []),
        ("Gears, shafts and more", []),
    ],
)
def test_the_name_in_a_title(title: str, expected: list[str]) -> None:
    assert names(title) == expected


def test_lines_count_on_contact_and_imprint_only() -> None:
    lines = ("Trusted by Acme Corp", "温州恒达阀门有限公司成立于2012年。", "Firma: Foo GmbH")
    assert names("", *lines) == []
    assert names("", *lines, own=True)[1:] == ["温州恒达阀门有限公司", "Foo GmbH"]


def test_structured_data_come_first_and_each_name_once() -> None:
    found = firm_names(["Foo GmbH", "FOO GMBH"], "Foo", "Foo GmbH", ["© Foo GmbH"], "foo.de", own_words=False)
    assert [name.value for name in found] == ["Foo GmbH", "Foo"]


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=6))
def test_any_text(title: str, lines: list[str]) -> None:
    found = names(title, *lines, own=True)
    assert len(found) <= MOST and all(2 <= len(name) <= 80 for name in found)
