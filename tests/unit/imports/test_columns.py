"""Columns are known by their headers, whatever program and language wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.imports.columns import recognised, unguarded


@pytest.mark.parametrize(
    "header",
    [
        "E-mail 2 - Value",
        "E-mail Address",
        "E-Mail 3: Adresse",
        "E-Mail-Adresse",
        "Adresse de messagerie",
        "Adresse e-mail 2",
        "Dirección de correo electrónico",
        "电子邮件 2 地址",
        "邮箱",
        "Primary Email",
        "EMAIL",
    ],
)
def test_addresses(header: str) -> None:
    found = recognised(["x", header])
    assert found and found.places["address"] == (1,)


@pytest.mark.parametrize("header", ["E-mail 1 - Type", "E-mail 1 - Label", "E-Mail-Typ", "Notes", "电话"])
def test_what_stands_beside_them_is_none(header: str) -> None:
    assert recognised([header]) is None


def test_a_name_is_put_together_in_the_order_of_its_script() -> None:
    western = recognised(["Vorname", "Nachname", "Firma", "E-Mail-Adresse"])
    assert western
    assert western.name(["Jürgen", "Groß", "Werk", ""]) == "Jürgen Groß"
    assert western.name(["", "", "Werk", ""]) == "Werk"
    chinese = recognised(["名", "姓", "电子邮件地址"])
    assert chinese
    assert chinese.name(["小明", "王"]) == "王小明"
    full = recognised(["Name", "Given Name", "E-mail 1 - Value"])
    assert full
    assert full.name(["Ana Lima", "Ana"]) == "Ana Lima"
    assert full.name([]) == ""


def test_several_in_one_cell() -> None:
    found = recognised(["E-mail 1 - Value"])
    assert found
    assert found.addresses(["a@mill.example ::: b@mill.example"]) == [
        ("E-mail 1 - Value", "a@mill.example"),
        ("E-mail 1 - Value", "b@mill.example"),
    ]


def test_the_guard_against_formulas_is_taken_off() -> None:
    assert unguarded("'=1+1") == "=1+1"
    assert unguarded("'t Hart") == "'t Hart"
    assert unguarded("'") == "'"


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_row_is_a_header_or_none(row: list[str]) -> None:
    found = recognised(row)
    assert found is None or (found.header == tuple(row) and found.places["address"])
    assert all(unguarded(cell) in (cell, cell[1:]) for cell in row)
