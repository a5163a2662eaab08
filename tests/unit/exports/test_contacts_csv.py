"""Contacts as a table: no formula, and the same contacts when it is read again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.exports.contacts_csv import guarded, write
from whowrites.imports.contacts_csv import read
from whowrites.records import Contact
from whowrites.safe_text import safe_text

DAY = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["=1+1", "+86 10", "-2+3", "@SUM(A1)", "|calc", "%x", "＝1", "＋1", " =1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert guarded(cell).startswith("'")


def test_plain_cells_stay() -> None:
    assert [guarded(cell) for cell in ("Ana, Lima", "", "王小明", "a=b")] == [
        "Ana, Lima",
        "",
        "王小明",
        "a=b",
    ]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=5))
def test_round_trip(names: list[str]) -> None:
    contacts = [Contact(f"p{n}@mill.example", name, "import", DAY) for n, name in enumerate(names)]
    text = "".join(write(contacts))
    assert text.startswith("\ufeff")
    found = read(text.removeprefix("\ufeff"))
    expected = [(c.address, c.name) for c in contacts]
    assert [(p.address, p.name) for p in found.people] == [(a, _shown(n)) for a, n in expected]
    assert not found.faults


def _shown(name: str) -> str:
    """A name that looks guarded already loses that when it is read again."""
    from whowrites.imports.columns import unguarded

    return safe_text(unguarded(guarded(name)), 200)
