"""Rows are whole, harmless in a spreadsheet, and read back up to where the file was cut."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.exports import vetted_csv
from whowrites.exports.contacts_csv import guarded
from whowrites.exports.vetted_csv import COLUMNS


def row(address: str, rest: str = "x") -> str:
    return vetted_csv.line([address, *[rest] * (len(COLUMNS) - 1)])


@pytest.mark.parametrize(
    "cell", ["=1+1", "+86 1", "-2", "@SUM(A1)", "|x", "%0A", "＝1", "\t=1", "\r\n=1", "\0=1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    (read,) = csv.reader(io.StringIO(row("a@b.example", cell), newline=""))
    assert all(text.startswith("'") for text in read[1:])


def test_the_file_begins_with_the_mark_that_spreadsheets_look_for() -> None:
    assert vetted_csv.head().encode().startswith(b'\xef\xbb\xbf"address"')


@given(st.lists(st.text(max_size=40), max_size=5), st.data())
def test_a_file_that_was_cut_off_is_read_up_to_its_last_whole_row(
    addresses: list[str], data: st.DataObject
) -> None:
    parts = [vetted_csv.head().encode(), *(row(address, address).encode() for address in addresses)]
    file = b"".join(parts)
    cut = data.draw(st.integers(0, len(file)))
    found = vetted_csv.whole_rows(file[:cut])
    if cut < len(parts[0]):
        assert found is None
        return
    whole = 0
    while whole < len(addresses) and len(b"".join(parts[: whole + 2])) <= cut:
        whole += 1
    assert found == ([guarded(address) for address in addresses[:whole]], len(b"".join(parts[: whole + 1])))


@pytest.mark.parametrize(
    "data", [b"", b"email\r\nann@firm.example\r\n", b"\xff\xfe", b'"address","level"\r\n']
)
def test_another_file_is_not_gone_on_with(data: bytes) -> None:
    assert vetted_csv.whole_rows(data) is None
    assert vetted_csv.whole_rows(vetted_csv.head().encode() + b'"too","few"\r\n') is None
