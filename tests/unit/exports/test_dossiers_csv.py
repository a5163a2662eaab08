"""CSV: a spreadsheet reads it back as it was, and takes nothing for a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.exports import dossiers_csv
from whowrites.exports.fields import FIELDS, Column, Layout
from whowrites.safe_text import safe_text

LAYOUT = Layout((Column("Mail", "address"), Column("姓名", "name")))


def written(*names: str) -> bytes:
    out = io.BytesIO()
    rows = [dict.fromkeys(FIELDS, "") | {"address": "a@example.com", "name": name} for name in names]
    assert dossiers_csv.write(rows, LAYOUT, out) == len(names)
    return out.getvalue()


def test_mark_header_and_line_ends() -> None:
    assert written("Ann") == '\ufeff"Mail","姓名"\r\n"a@example.com","Ann"\r\n'.encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%", "\t=", "\r=", "＝", "＋", " ="])
def test_no_cell_is_a_formula(start: str) -> None:
    (_, row) = csv.reader(io.StringIO(written(f"{start}cmd").decode("utf-8-sig")))
    assert row[1].startswith("'")


@given(st.text(max_size=60))
def test_any_text_is_read_back(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written(text).decode("utf-8-sig"), newline="")))
    assert len(rows) == 2 and rows[1][1].removeprefix("'") == safe_text(text).removeprefix("'")
