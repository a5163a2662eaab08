"""Excel: openpyxl reads the sheet back, and every cell is text."""

from __future__ import annotations

import io

import openpyxl
import pytest

from whowrites.exports import dossiers_xlsx
from whowrites.exports.fields import FIELDS, Column, Layout

LAYOUT = Layout((Column("Mail", "address"), Column("姓名", "name")))
NAMES = ("Ann", "=1+1", "https://a.example/", "0042", "{=A1}", "好 “x”", "x" * 40_000, "")


def sheet(names: tuple[str, ...]) -> list[tuple[object, ...]]:
    out = io.BytesIO()
    rows = ({**dict.fromkeys(FIELDS, ""), "address": "a@example.com", "name": name} for name in names)
    assert dossiers_xlsx.write(rows, LAYOUT, out) <= len(names)
    book = openpyxl.load_workbook(io.BytesIO(out.getvalue()))
    found = book["WhoWrites"]
    assert [cell.data_type for row in found.iter_rows() for cell in row if cell.value] == ["s"] * sum(
        1 for row in found.iter_rows() for cell in row if cell.value
    )
    assert found._hyperlinks == []
    return list(found.iter_rows(values_only=True))


def test_every_cell_is_the_text_that_it_was() -> None:
    header, *rows = sheet(NAMES)
    assert header == ("Mail", "姓名")
    told = [row[1] or "" for row in rows]
    assert told[:6] == list(NAMES[:6])
    assert len(str(told[6])) == 32_767


def test_a_sheet_ends_where_excel_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossiers_xlsx, "MOST_ROWS", 2)
    assert len(sheet(NAMES)) == 3
