"""Lines of WHOIS texts taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.whois_reading.lines import LONGEST_LINE, MOST_LINES, fold, read_lines


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Creation Date: 2009-05-14", "creation date", "2009-05-14"),
        ("created............: 14.5.2009", "created", "14.5.2009"),
        ("[Created on]     2009/05/14", "created on", "2009/05/14"),
        ("a. [Domain Name]    EXAMPLE.JP", "domain name", "EXAMPLE.JP"),
        ("Record created on 2009-05-14 10:11:12", "record created on", "2009-05-14 10:11:12"),
        ("First registration date\t14 May 2009", "first registration date", "14 May 2009"),
        ("domain:Created:20090514", "domain:created", "20090514"),
        ("  Registered on : before Aug-1996", "registered on", "before Aug-1996"),
        ("Data de expiração / Expiration Date: x", "data de expiracao / expiration date", "x"),
        ("Ngày đăng ký: x", "ngay đang ky", "x"),
        ("9a. created   : 2009/05/14", "created", "2009/05/14"),
        ("Dr. Quill: x", "dr. quill", "x"),
        ("Registrar:", "registrar", ""),
        ("ns1.example.net  2001:db8::1", "", "ns1.example.net  2001:db8::1"),
        ("see https://example.com/whois", "", "see https://example.com/whois"),
        ("Quill Export Ltd", "", "Quill Export Ltd"),
        (": value", "", ": value"),
    ],
)
def test_key_and_value(text: str, key: str, value: str) -> None:
    (line,) = read_lines(text)
    assert (line.key, line.value) == (key, value)


def test_the_order_of_a_date_may_stand_behind_the_key() -> None:
    (line,) = read_lines("Creation Date (dd/mm/yyyy): 09/01/2003")
    assert (line.key, line.hint, line.value) == ("creation date", "dd/mm/yyyy", "09/01/2003")


@pytest.mark.parametrize(
    "text", ["% comment: 1", "# created: 2009", ">>> Last update: 2009 <<<", "*** none", "-----"]
)
def test_comments(text: str) -> None:
    (line,) = read_lines(text)
    assert line.comment and not line.key


def test_indents_and_blanks() -> None:
    lines = read_lines("\n\nA: 1\n\n\n  \n\tB: 2\n    C: 3")
    assert [(line.key, line.indent, line.blank) for line in lines] == [
        ("a", 0, False),
        ("", 0, True),
        ("b", 8, False),
        ("c", 4, False),
    ]


def test_only_so_many_lines_of_such_a_length_are_read() -> None:
    assert len(read_lines("a: b\n" * 20_000)) == MOST_LINES
    assert len(read_lines("x" * 70_000)[0].value) == LONGEST_LINE


@given(st.text(max_size=400))
def test_nothing_raises_and_keys_are_folded(text: str) -> None:
    for line in read_lines(text):
        assert line.key == fold(line.key) or not line.key.isascii()
        assert "\n" not in line.key and line.indent >= 0
