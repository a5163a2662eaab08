"""Header text as its writer meant it, and any other text without harm."""

from __future__ import annotations

from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.headers.fields import addresses, split
from whowrites.headers.wording import encoded_words, quoted_names


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Nordtool Co., Ltd <a@nordtool.example>", [("Nordtool Co., Ltd", "a@nordtool.example")]),
        ("Ana Li, Sales, Nordtool <a@nordtool.example>", [("Ana Li, Sales, Nordtool", "a@nordtool.example")]),
        ('"Nordtool Co., Ltd" <a@nordtool.example>', [("Nordtool Co., Ltd", "a@nordtool.example")]),
        ("a@x.example, b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        ("Ana <a@x.example>, Li, Bo <b@x.example>", [("Ana", "a@x.example"), ("Li, Bo", "b@x.example")]),
        ("a@x.example, Ana <b@x.example>", [("", "a@x.example"), ("Ana", "b@x.example")]),
        ("Friends: a@x.example, b@x.example;", [("", "a@x.example"), ("", "b@x.example")]),
        ("=?utf-8?q?Nordtool?= Co., Ltd <a@x.example>", [("Nordtool Co., Ltd", "a@x.example")]),
    ],
)
def test_a_comma_in_a_name_takes_nothing_of_it_away(written: str, told: list[tuple[str, str]]) -> None:
    assert addresses(split(f"From: {written}\n\n".encode()), "from") == told


@pytest.mark.parametrize(
    ("head", "charset", "name"),
    [
        ("", "gbk", "王芳"),
        ("", "gb18030", "温州恒达阀门有限公司"),
        ("Content-Type: text/plain; charset=big5\n", "big5", "陳小姐"),
        ("Content-Type: text/plain; charset=gb2312\n", "gbk", "朱镕"),
        ("Content-Type: text/plain; charset=windows-1251\n", "windows-1251", "Иван"),
        ("Content-Type: text/plain; charset=iso-8859-1\n", "iso-8859-1", "Jürgen Müller"),
        ("Content-Type: text/plain; charset=nobody-knows\n", "gbk", "王芳"),
    ],
)
def test_bytes_are_read_in_the_charset_that_was_meant(head: str, charset: str, name: str) -> None:
    line = f"{head}From: {name} <w@acme.example>\n\n".encode(charset)
    assert addresses(split(line), "from") == [(name, "w@acme.example")]


def test_bytes_of_no_known_charset_stay_signs() -> None:
    told = addresses(split(b"From: J\xfcrgen <j@acme.example>\n\n"), "from")
    assert told == [("J\N{REPLACEMENT CHARACTER}rgen", "j@acme.example")]


def test_words_called_gb2312_may_hold_what_came_later() -> None:
    assert encoded_words("=?gb2312?B?1uzpRg==?=") == "朱镕"
    assert encoded_words("=?nobody-knows?B?1uzpRg==?=") == "=?nobody-knows?B?1uzpRg==?="


@pytest.mark.parametrize("sign", ['"', "(", "<", ",", "a,", "\\", '"(', "<a", ", <"])
def test_time_grows_with_the_length_only(sign: str) -> None:
    grows_with_length(quoted_names, lambda n: sign * (n // len(sign)), 60_000)


@given(st.text(max_size=200))
def test_no_address_is_lost_or_made(value: str) -> None:
    before = {address for _, address in getaddresses([value]) if "@" in address}
    after = {address for _, address in getaddresses([quoted_names(value)]) if "@" in address}
    assert before == after
