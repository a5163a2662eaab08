"""Layouts: the CRMs' own column names, and what a layout of the owner's may be."""

from __future__ import annotations

import pytest

from whowrites.exports.fields import FIELDS, MAX_COLUMNS, PLAIN, BadLayout, kept, layout_of, presets
from whowrites.sentences import has_sentence, languages

HEADERS = {
    "salesforce": "First Name, Last Name, Company, Email, Phone, Mobile Phone, City, Country, Postal Code, "
    "Industry, No. of Employees, Annual Revenue, Description, Lead Source, Lead Status, Rating, "
    "Email Opt Out, Fax",
    "hubspot": "Email, First Name, Last Name, Phone Number, Job Title, Company Name, Website URL, City, "
    "Country/Region, Lifecycle stage, Lead status, Company domain name, Activity date, Note body, "
    "Vetting level",
    "zoho": "Last Name, Company, First Name, Email, Phone, Mobile, Designation, Website, Lead Source, "
    "Lead Status, Industry, Rating, Street, City, State, Zip Code, Country, Description",
}


@pytest.mark.parametrize("name", HEADERS)
def test_the_column_names_are_those_of_the_crm(name: str) -> None:
    assert ", ".join(presets()[name].headers) == HEADERS[name]


def test_every_column_has_a_field_and_every_field_a_name() -> None:
    for layout in presets().values():
        assert {column.field for column in layout.columns} <= {*FIELDS, ""}
    assert set(PLAIN) <= set(FIELDS)
    for lang in languages():
        assert [field for field in FIELDS if not has_sentence(f"export_field.{field}", lang)] == []


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ([["Mail", "no_such"]], "export_no_field"),
        ([["", "address"]], "export_bad_header"),
        ([["x" * 81, "address"]], "export_bad_header"),
        ([["a\nb", "address"]], "export_bad_header"),
        ([], "export_no_columns"),
        ("text", "export_no_columns"),
        ([[f"c{n}", "address"] for n in range(MAX_COLUMNS + 1)], "export_no_columns"),
        ([["Mail", "address"], ["Mail ", "name"]], "export_same_header"),
        ([["Source", "", "x" * 201]], "export_bad_fixed"),
        ([["Source", "", "a\nb"]], "export_bad_fixed"),
    ],
)
def test_what_is_no_layout_is_named(columns: object, code: str) -> None:
    with pytest.raises(BadLayout, match=code):
        layout_of(columns)


def test_a_layout_gives_cells_in_its_order() -> None:
    layout = layout_of([["B", "name"], ["Nothing", ""], ["A", "address"]])
    row = dict.fromkeys(FIELDS, "") | {"name": "Ann", "address": "ann@example.com"}
    assert layout.cells(row) == ["Ann", "", "ann@example.com"]


def test_a_fault_says_at_which_column() -> None:
    with pytest.raises(BadLayout) as fault:
        layout_of([["Mail", "address"], ["Name", "name"], ["Mail", ""]])
    assert fault.value.at == 2


def test_a_column_can_say_the_same_in_every_row_or_nothing() -> None:
    layout = layout_of([["Mail", "address"], ["Source", "", " Trade fair "], ["Fax", ""]])
    row = dict.fromkeys(FIELDS, "") | {"address": "ann@example.com"}
    assert layout.cells(row) == ["ann@example.com", "Trade fair", ""]
    assert kept(layout) == [["Mail", "address"], ["Source", "", "Trade fair"], ["Fax", ""]]
    assert layout_of(kept(layout)) == layout
