"""Addresses come out of whatever is pasted; no text is slow, and none breaks the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.address import parse
from whowrites.reading.pasted import MAX_FAULTS, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ann@a.example", [("ann@a.example", "")]),
        ("Ann Lee <Ann@A.example>", [("ann@a.example", "Ann Lee")]),
        (
            '"Lee, Ann" <ann@a.example>, Bob <bob@b.example>;cat@c.example',
            [("ann@a.example", "Lee, Ann"), ("bob@b.example", "Bob"), ("cat@c.example", "")],
        ),
        ("1\tAnn Lee\tann@a.example\tDE", [("ann@a.example", "")]),
        ('"Ann","ann@a.example"', [("ann@a.example", "")]),
        (
            "Write to (ann@a.example). Or mailto:bob@b.example!",
            [("ann@a.example", ""), ("bob@b.example", "")],
        ),
        ("联系人：王伟，邮箱：wang@a.example。", [("wang@a.example", "")]),
        ("王伟 <wang@a.example>", [("wang@a.example", "王伟")]),
        ("<ann@a.example>", [("ann@a.example", "")]),
        ("", []),
    ],
)
def test_addresses_of_a_line_with_their_names(text: str, found: list[tuple[str, str]]) -> None:
    assert [(item.address, item.name) for item in read(text).found] == found


def test_each_once_with_its_line_and_what_was_left_out() -> None:
    told = read("Buyers\nann@a.example\n\nANN@a.example bob@b.example\n ann@@a.example\nno address")
    assert [(item.line, item.address) for item in told.found] == [(2, "ann@a.example"), (4, "bob@b.example")]
    assert [(item.line, item.typed, item.fault.code) for item in told.faults if item.fault] == [
        (5, "ann@@a.example", "address_two_at")
    ]
    assert (told.repeated, told.without) == (1, 2)


@given(st.text(alphabet=st.sampled_from("@<>\"'., \n\tab.example；，"), max_size=400) | st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    told = read(text)
    assert all(parse(item.typed).normal == item.address for item in told.found)
    assert len({item.address for item in told.found}) == len(told.found)
    assert all(item.fault for item in told.faults)


@pytest.mark.parametrize(("piece", "end"), [("@", ""), ("a@", ""), ("<", "@"), ("a <b@", ""), ('"', "<a@b>")])
def test_no_text_is_slow(piece: str, end: str) -> None:
    assert len(read(piece * (100_000 // len(piece)) + end).faults) <= MAX_FAULTS
    grows_with_length(read, lambda n: piece * (n // len(piece)) + end, 100_000)
