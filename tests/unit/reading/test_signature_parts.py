"""What a piece of a signature's line is, and is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.signature_parts import (
    is_address,
    is_company,
    is_person,
    is_title_line,
    label_of,
    number_in,
)


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("Tel: 123", ("phone", "123")),
        ("Tél. : +33 2", ("phone", "+33 2")),
        ("手机 138", ("phone", "138")),
        ("Fax: 1", ("other", "1")),
        ("https://nordtool.example", ("", "")),
        ("Dear Anna: hello", ("", "")),
    ],
)
def test_labels(piece: str, expected: tuple[str, str]) -> None:
    assert label_of(piece) == expected


def test_numbers() -> None:
    assert number_in("+49 421 5550123") == "+49 421 5550123"
    assert number_in("0421 5550123") == "" and number_in("0421 5550123", labelled=True) == "0421 5550123"
    assert number_in("12 34", labelled=True) == ""
    assert number_in("+49 421 5550123 is the number to call") == ""


def test_firms_people_titles_places() -> None:
    assert is_company("Nordtool GmbH") and is_company("Svensson AB") and is_company("宁波远帆进出口有限公司")
    assert not is_company("as") and not is_company("Anna Berg") and not is_company("We met as")
    assert is_person("Anna Berg") and is_person("José de la Vega") and is_person("王莉")
    assert not is_person("Head of Purchasing") and not is_person("anna berg") and not is_person("Anna")
    assert is_title_line("Head of Purchasing") and not is_title_line("See you on Monday")
    assert is_address("12 Harbour Road") and is_address("28195 Bremen") and is_address("中山路88号")
    assert not is_address("200 pieces") and not is_address("Bremen")


@given(st.text(max_size=260) | st.text(st.sampled_from("Tel:. +0123456789()-Ltd, Road马力公司"), max_size=90))
def test_any_piece_is_told_apart(piece: str) -> None:
    kind, value = label_of(piece)
    assert value in piece and bool(kind) >= bool(value)
    assert number_in(piece, labelled=True) in piece
    said = (is_company(piece), is_person(piece), is_title_line(piece), is_address(piece))
    assert all(isinstance(word, bool) for word in said)
