"""The characters of a file that does not say how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.imports.charset import text_of

WESTERN = "Name;E-Mail\nJürgen Groß;juergen@werk.example\nZoë Château;zoe@mer.example\n"
CHINESE = "姓名,电子邮件地址\n王小明,wang@hongda.example\n李娜,lina@yuanfan.example\n"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_western(name: str) -> None:
    assert text_of(WESTERN.encode(name)) == WESTERN


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_chinese(name: str) -> None:
    assert text_of(CHINESE.encode(name)) == CHINESE


@given(st.binary(max_size=400))
def test_any_bytes_are_some_text(data: bytes) -> None:
    assert isinstance(text_of(data), str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=200))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert text_of(text.encode()) == text
