"""Which format a file is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from whowrites.imports import contact_files
from whowrites.imports.contact_files import format_of, read, read_file
from whowrites.imports.reading import Unreadable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("begin:vcard\nEND:VCARD", "vcard"),
        ("Name;E-Mail-Adresse\n", "csv"),
        ("Ana,ana@mill.example\n", "csv"),
        ("ana@mill.example\n", "list"),
        ("email\nana@mill.example\n", "csv"),
    ],
)
def test_it_is_told_by_the_content(text: str, expected: str) -> None:
    assert format_of(text) == expected


def test_a_wanted_format_goes_over_the_content() -> None:
    assert read(b"ana@mill.example, bo@mill.example", "list").format == "list"


def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for data, code in (
        (b"", "import_empty"),
        (b" \n", "import_empty"),
        (b"PK\x03\x04\x00\x00x", "import_no_text"),
    ):
        with pytest.raises(Unreadable, match=code):
            read(data)
    monkeypatch.setattr(contact_files, "MAX_BYTES", 10)
    path = tmp_path / "contacts.csv"
    path.write_text("ana@mill.example")
    with pytest.raises(Unreadable, match="import_too_large"):
        read_file(path)
