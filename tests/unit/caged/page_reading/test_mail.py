"""E-mail addresses of a page: linked, written, hidden from robots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.mail import MOST, emails


def found(*lines: str, links: tuple[str, ...] = (), covered: tuple[str, ...] = ()) -> list[str]:
    return [mail.value for mail in emails([(href, "") for href in links], covered, lines)]


@pytest.mark.parametrize(
    "line",
    [
        "Mail: Sales@Firm.example",
        "sales [at] firm.example",
        "sales(at)firm(dot)example",
        "sales {at} firm [dot] example",
        "E-Mail：sales@firm.example。",
        "<sales@firm.example>.",
    ],
)
def test_written_in_many_ways(line: str) -> None:
    assert found(line) == ["sales@firm.example"]


def test_linked_ones_come_first() -> None:
    links = ("MAILTO:info%40firm.example?subject=x", "/cdn-cgi/l/email-protection#" + cloak("a@b.example"))
    assert found("z@firm.example", links=links) == ["info@firm.example", "a@b.example", "z@firm.example"]


def test_cloaked_ones() -> None:
    assert found(covered=(cloak("sales@firm.example"), "zz", "", "00")) == ["sales@firm.example"]


def cloak(address: str) -> str:
    return bytes([0x5A, *(byte ^ 0x5A for byte in address.encode())]).hex()


def test_what_is_none() -> None:
    assert found("logo@2x.png", "a@b", "@firm.example", "we meet at (at) noon", "a..b@firm.example x") == []


def test_the_quote_shows_where_it_stands() -> None:
    (mail,) = emails([], [], ["For offers write to sales@firm.example today"])
    assert mail.quote == "For offers write to sales@firm.example today"


@given(st.lists(st.text(alphabet="a@.([])at dot-_", max_size=200), max_size=5))
def test_any_lines(lines: list[str]) -> None:
    values = found(*lines)
    assert len(values) == len(set(values)) <= MOST
    assert all(value.count("@") == 1 for value in values)
