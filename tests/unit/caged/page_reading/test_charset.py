"""Charsets of pages: header, byte order mark, the page's own word, statistics; never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.charset import decoded

CHINESE = (
    "台州海川电机有限公司专业生产水泵电机、减速电机，欢迎新老客户来电洽谈。联系电话请见联系我们页面。" * 3
)
RUSSIAN = (
    "Наша компания производит подшипники и редукторы для заводов. Телефон указан на странице контактов. " * 3
)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("gb2312", CHINESE),
        ("GBK", CHINESE),
        ("gb18030", CHINESE),
        ("big5", "台灣精密機械股份有限公司"),
        ("euc-kr", "주식회사 한빛정밀 회사소개"),
        ("Shift_JIS", "株式会社 会社概要"),
        ("windows-1251", RUSSIAN),
        ("iso-8859-1", "Straße, façade"),
        ("utf-8", "Ürünlerimiz منتجاتنا"),
    ],
)
def test_the_header_names_it(charset: str, text: str) -> None:
    assert decoded(text.encode(charset), charset) == text


def test_the_header_goes_before_the_pages_own_word() -> None:
    page = '<meta charset="iso-8859-1">公司'
    assert "公司" in decoded(page.encode("gb18030"), "gb2312")
    assert "公司" in decoded(page.encode("utf-8-sig"), "")
    assert "公司" in decoded(page.replace("iso-8859-1", "gb2312").encode("gb18030"), "")
    assert "公司" in decoded(page.replace("iso-8859-1", "gb2312").encode("gb18030"), "no-such-charset")
    assert "公司" in decoded(page.replace("iso-8859-1", "utf-16").encode("utf-8"), "")


@pytest.mark.parametrize(("charset", "text"), [("gb18030", CHINESE), ("cp1251", RUSSIAN), ("utf-8", CHINESE)])
def test_nobody_names_it(charset: str, text: str) -> None:
    assert text[:40] in decoded(f"<p>Home</p>\n{text}".encode(charset), "")


@pytest.mark.parametrize(
    "name", ["base64", "rot13", "utf-7", "idna", "unicode_escape", "zlib", "\x00", "x" * 99]
)
def test_what_is_no_charset_is_passed_over(name: str) -> None:
    assert decoded("Größe".encode(), name) == "Größe"


@given(st.binary(max_size=2000), st.text(max_size=20))
def test_any_bytes_become_text(data: bytes, header: str) -> None:
    assert isinstance(decoded(data, header), str)
