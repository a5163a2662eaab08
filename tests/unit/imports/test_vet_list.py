"""The column with the addresses is found, and no row is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.imports import vet_list
from whowrites.imports.charset import text_of
from whowrites.imports.reading import Unreadable
from whowrites.imports.vet_list import Asked


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("header", ["email", "E-Mail", "Address", "邮箱", "E-mail Address"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_column_is_found_by_its_header(separator: str, header: str, mark: bytes) -> None:
    lines = [
        ("Firm", header, "City"),
        ("Firm & Co", " ann@firm.example ", "Bremen"),
        ("Other", "bob@x.test", ""),
    ]
    text = text_of(mark + "\r\n".join(separator.join(cells) for cells in lines).encode())
    assert vet_list.read(text) == [Asked(2, "ann@firm.example"), Asked(3, "bob@x.test")]


def test_without_a_header_the_first_cell_with_an_at_is_it() -> None:
    assert vet_list.read("Firm,ann@firm.example\nOther,\n") == [Asked(1, "ann@firm.example"), Asked(2, "")]


def test_a_column_can_be_named() -> None:
    text = "email;Buyer Mail\nours@firm.example;ann@firm.example\n\n;bob@x.test\n"
    assert vet_list.read(text, "buyer mail ") == [Asked(2, "ann@firm.example"), Asked(4, "bob@x.test")]
    with pytest.raises(Unreadable) as caught:
        vet_list.read(text, "phone")
    assert caught.value.params == {"column": "phone", "columns": "email, Buyer Mail"}


@pytest.mark.parametrize("text", ["", "\n\n", " , ,\n"])
def test_an_empty_list_is_said(text: str) -> None:
    with pytest.raises(Unreadable, match="import_empty"):
        vet_list.read(text)


def test_a_table_without_addresses_is_said() -> None:
    with pytest.raises(Unreadable, match="import_no_column"):
        vet_list.read("name,city\nAnn,Bremen\n")


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_no_filled_row_is_lost(text: str) -> None:
    try:
        found = vet_list.read("email\n" + text)
    except Unreadable:
        return
    rows = [item.row for item in found]
    assert rows == sorted(set(rows))
    plain = [line for line in text.split("\n") if line.strip() and not set(line) & set('",;\t\r')]
    if "\r" not in text and '"' not in text:
        assert len(found) >= len(plain)
