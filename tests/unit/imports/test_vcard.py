"""vCards of three versions, and what is wrong in the world's."""

from __future__ import annotations

import quopri

from hypothesis import given
from hypothesis import strategies as st

from whowrites.imports.reading import Unreadable
from whowrites.imports.vcard import lines, read
from whowrites.safe_text import safe_text

V21 = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=E6=98=8E;;;
FN;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=CD=F5=D0=A1=C3=
=F7
EMAIL;INTERNET;HOME:wang@hongda.example
AGENT:
BEGIN:VCARD
FN:Somebody Else
EMAIL:else@hongda.example
END:VCARD
END:VCARD
"""
V30 = """\
BEGIN:VCARD\r
VERSION:3.0\r
FN:Ana Lima\\, Mill\r
item1.EMAIL;type=INTERNET;type=WORK:ana@mill\r
 .example\r
item1.X-ABLabel:work\r
EMAIL;TYPE="home,pref":ana.lima@home.example\r
END:VCARD\r
"""
V40 = """\
BEGIN:VCARD
VERSION:4.0
N:Hart;Bo;;;
EMAIL;PREF=1;X-A="a:b;c":mailto:bo@wharf.example
END:VCARD
BEGIN:VCARD
VERSION:4.0
ORG:Quarry\\; Stone;Sales
EMAIL:info@quarry.example
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:No Mail
END:VCARD
"""


def people(text: str) -> list[tuple[str, str]]:
    return [(person.address, person.name) for person in read(text).people]


def test_version_2_1_with_quoted_printable_charsets_and_an_inner_card() -> None:
    assert people(V21) == [("wang@hongda.example", "王小明")]


def test_quoted_printable_over_several_lines() -> None:
    name = "FN;ENCODING=QUOTED-PRINTABLE:J=C3=BCr=\ngen Gro=C3=9F"
    text = f"BEGIN:VCARD\n{name}\nEMAIL:j@werk.example\nEND:VCARD\n"
    assert people(text) == [("j@werk.example", "Jürgen Groß")]


def test_version_3_with_folding_groups_and_several_addresses() -> None:
    assert people(V30) == [
        ("ana@mill.example", "Ana Lima, Mill"),
        ("ana.lima@home.example", "Ana Lima, Mill"),
    ]


def test_version_4_names_firms_and_a_card_without_mail() -> None:
    assert people(V40) == [("bo@wharf.example", "Bo Hart"), ("info@quarry.example", "Quarry; Stone")]
    assert read(V40).without == 1


def test_a_bad_address_and_an_open_card_are_told() -> None:
    found = read(
        "BEGIN:VCARD\nFN:A\nEMAIL:a b@mill.example\nEMAIL:a@mill.example\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:B\nEMAIL:b@mill.example\n"
    )
    assert [person.address for person in found.people] == ["a@mill.example"]
    assert [(fault.row, fault.field, fault.code) for fault in found.faults] == [
        (1, "EMAIL", "address_character"),
        (2, "END", "import_card_open"),
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=40))
def test_folding_and_quoted_printable_lose_nothing(name: str) -> None:
    plain = name.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    folded = "\r\n ".join(plain[start : start + 7] for start in range(0, len(plain), 7))
    (line,) = [line for line in lines(f"FN:{folded}") if line.name == "FN"]
    assert line.value == plain
    quoted = quopri.encodestring(plain.encode()).decode().replace(" \n", "=20\n").rstrip("\n")
    text = f"BEGIN:VCARD\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted}\nEMAIL:a@b.example\nEND:VCARD"
    assert people(text) == [("a@b.example", safe_text(name, 200))]


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read("BEGIN:VCARD\n" + text)
    except Unreadable:
        return
