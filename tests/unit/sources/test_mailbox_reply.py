"""Lines of a mail server to codes and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.mailbox_reply import SHOWN, is_last, read_lines


@pytest.mark.parametrize(
    ("lines", "code", "enhanced"),
    [
        ([b"250 OK"], 250, ""),
        ([b"250"], 250, ""),
        ([b"550 5.1.1 User unknown"], 550, "5.1.1"),
        ([b"550-5.7.1 first", b"550 5.1.1 last"], 550, "5.1.1"),
        ([b"550-5.1.1 first", b"550 without"], 550, "5.1.1"),
        ([b"550 sorry (#5.1.1 - chkuser)"], 550, "5.1.1"),
        ([b"550 [5.1.1] x"], 550, "5.1.1"),
        ([b"550 our version is 5.1.1"], 550, ""),
        ([b"550 5.1.1.9 is an address"], 550, ""),
        ([b"550-one", b"250 two"], 0, ""),
        ([b"650 no such class"], 0, ""),
        ([b"55 short"], 0, ""),
        ([b"HTTP/1.1 400 Bad Request"], 0, ""),
        ([b""], 0, ""),
    ],
)
def test_codes(lines: list[bytes], code: int, enhanced: str) -> None:
    reply = read_lines(lines)
    assert (reply.code, reply.enhanced) == (code, enhanced)


def test_a_dash_says_that_more_follows() -> None:
    assert [is_last(line) for line in (b"250-a", b"250 a", b"250", b"")] == [False, True, True, True]


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_words_are_found_in_the_charsets_of_trade(charset: str) -> None:
    assert "用户不存在" in read_lines(["550 用户不存在".encode(charset)]).words
    assert "нет такого" in read_lines(["550 нет такого".encode("koi8-r")]).words


def test_what_is_shown_is_cut_and_made_fit() -> None:
    reply = read_lines([b"550 \x1b[31mred\x00 <script>" + b"x" * 900])
    assert len(reply.text) <= SHOWN and "\x1b" not in reply.text and "\x00" not in reply.text


@given(st.lists(st.binary(max_size=1024), max_size=51))
def test_any_lines_are_read(lines: list[bytes]) -> None:
    reply = read_lines(lines)
    assert reply.code == 0 or 200 <= reply.code <= 599
    assert reply.good == (200 <= reply.code <= 299)
