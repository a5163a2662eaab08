"""Plain lists of addresses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whowrites.imports.address_list import read
from whowrites.imports.reading import Unreadable

LIST = """\
# my buyers
ana@mill.example
Bo Hart <bo@wharf.example>, "Reed, Cy" <cy@quarry.example>; mailto:di@mill.example

not an address
"""


def test_one_or_several_a_line_with_or_without_names() -> None:
    found = read(LIST)
    assert [(person.address, person.name, person.row) for person in found.people] == [
        ("ana@mill.example", "", 2),
        ("bo@wharf.example", "Bo Hart", 3),
        ("cy@quarry.example", "Reed, Cy", 3),
        ("di@mill.example", "", 3),
    ]
    assert [(fault.row, fault.code, fault.value) for fault in found.faults] == [
        (5, "address_no_at", "not an address")
    ]


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read(text)
    except Unreadable:
        return
