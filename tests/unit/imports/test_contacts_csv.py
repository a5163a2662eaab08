"""Tables of contacts as programs export them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.imports.contacts_csv import looks_like_one, read
from whowrites.imports.reading import Unreadable

GOOGLE_OLD = """\
Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,\
E-mail 2 - Type,E-mail 2 - Value
Ana Lima,Ana,,Lima,* myContacts,* Work,ana@mill.example,Home,ana.lima@home.example
"""
GOOGLE_NEW = """\
First Name,Middle Name,Last Name,Organization Name,Notes,E-mail 1 - Label,E-mail 1 - Value
Ana,,Lima,Mill,"met at the
fair, hall 3",* Work,ana@mill.example ::: ana.lima@home.example
,,,,,,
"""
OUTLOOK_EN = """\
"Title","First Name","Middle Name","Last Name","Company","E-mail Address","E-mail Type",\
"E-mail Display Name","E-mail 2 Address"
"","Ana","","Lima","Mill","ana@mill.example","SMTP","Ana Lima (ana@mill.example)","ana.lima@home.example"
"""
OUTLOOK_DE = """\
Anrede;Vorname;Weitere Vornamen;Nachname;Firma;E-Mail-Adresse;E-Mail-Typ;\
E-Mail: angezeigter Name;E-Mail 2: Adresse
;Ana;;Lima;Mühle;ana@mill.example;SMTP;Ana Lima;ana.lima@home.example
"""
OUTLOOK_FR = """\
Titre;Prénom;Deuxième prénom;Nom;Société;Adresse de messagerie;Adresse de messagerie 2
;Ana;;Lima;Moulin;ana@mill.example;ana.lima@home.example
"""
OUTLOOK_ES = """\
Nombre;Segundo nombre;Apellidos;Empresa;Dirección de correo electrónico;Dirección de correo electrónico 2
Ana;;Lima;Molino;ana@mill.example;ana.lima@home.example
"""
PLAIN_TABS = "email\tname\nana@mill.example\tAna Lima\nana.lima@home.example\tAna Lima\n"
NO_HEADER = "Ana Lima,ana@mill.example\nAna Lima,ana.lima@home.example\n"


@pytest.mark.parametrize(
    "text",
    [GOOGLE_OLD, GOOGLE_NEW, OUTLOOK_EN, OUTLOOK_DE, OUTLOOK_FR, OUTLOOK_ES, PLAIN_TABS, NO_HEADER],
    ids=["google old", "google new", "english", "german", "french", "spanish", "tabs", "no header"],
)
def test_each_export_gives_both_addresses_and_the_name(text: str) -> None:
    assert looks_like_one(text)
    found = read(text)
    assert [(person.address, person.name) for person in found.people] == [
        ("ana@mill.example", "Ana Lima"),
        ("ana.lima@home.example", "Ana Lima"),
    ]
    assert not found.faults


def test_outlook_in_chinese() -> None:
    found = read("名,姓,单位,电子邮件地址,电子邮件 2 地址\n小明,王,宏达,wang@hongda.example,\n")
    assert [(person.address, person.name) for person in found.people] == [("wang@hongda.example", "王小明")]


def test_a_bad_row_is_told_with_its_row_and_column_and_the_others_are_read() -> None:
    found = read("Name,E-mail\nAna,ana@mill.example\nBo,bo at mill\nCy,cy@mill.example\nDi,\n")
    assert [person.address for person in found.people] == ["ana@mill.example", "cy@mill.example"]
    (fault,) = found.faults
    assert (fault.row, fault.field, fault.code) == (3, "E-mail", "address_no_at")
    assert found.without == 1


def test_a_cell_beyond_all_measure_is_a_bad_row() -> None:
    found = read(f'Name,E-mail\n"{"x" * 200_000}",ana@mill.example\nBo,bo@mill.example\n')
    assert "bo@mill.example" in {person.address for person in found.people}
    assert {fault.code for fault in found.faults} >= {"import_bad_row"}


def test_a_table_without_addresses_names_its_columns() -> None:
    with pytest.raises(Unreadable) as caught:
        read("Name,Phone\nAna,1\n")
    assert (caught.value.code, caught.value.params) == ("import_no_column", {"columns": "Name, Phone"})


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text)
    except Unreadable:
        return
    assert all("@" in person.address for person in found.people)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=20), min_size=1))
def test_what_a_csv_writer_wrote_is_read_back(names: list[str]) -> None:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["E-mail", "Full name"])
    for n, name in enumerate(names):
        writer.writerow([f"p{n}@mill.example", name])
    assert [person.address for person in read(out.getvalue()).people] == [
        f"p{n}@mill.example" for n in range(len(names))
    ]
